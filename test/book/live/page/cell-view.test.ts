/// <reference lib="dom" />
import { packedText } from '../../../../lib/book/live/build/embed';
import { CellView } from '../../../../lib/book/live/page/cell-view';
import type { EditorEvents } from '../../../../lib/book/live/page/editor';
import { cellHtml, find, openPage, until } from './helpers';

let told: unknown[] = [];
let editor: EditorEvents | undefined;
let text = '';

/** @param missing how often the editor cannot be loaded at first */
function trial(missing = 0): CellView {
  openPage(cellHtml('a', '1 + 1'));
  told = [];
  const createEditor = (parent: HTMLElement, source: string, _name: string, events: EditorEvents): object => {
    editor = events;
    text = source;
    parent.textContent = 'editor';
    return { focus: () => told.push('focus'), set: (given: string) => (text = given) };
  };
  globalThis.digitsEditor = { createEditor } as unknown as typeof globalThis.digitsEditor;
  globalThis.digitsParts = { editor: packedText('') };
  jest.spyOn(document.head, 'append').mockImplementation((...scripts) => {
    for (const script of scripts as HTMLScriptElement[]) {
      const event = missing-- > 0 ? 'error' : 'load';
      setTimeout(() => script.dispatchEvent(new (script.ownerDocument.defaultView?.Event ?? Event)(event)), 0);
    }
  });
  return new CellView(find('section'), 1, '1 + 1', {
    run: () => told.push('run'),
    runAbove: () => told.push('above'),
    runAndGoOn: () => told.push('on'),
    typed: (source) => told.push(source),
  });
}

const key = (init: KeyboardEventInit): void => void find('pre').dispatchEvent(new KeyboardEvent('keydown', init));

// First of all: what was loaded once is there.
test('CellView says in the cell why it cannot be edited, until it can', async () => {
  const view = trial(1);
  await view.edit();
  expect(find('[role="alert"]').textContent).toMatch(/^code cell 1 cannot be edited: .*expected the file .*editor\.js/);
  await view.edit();
  expect([document.querySelector('[role="alert"]'), find('.live-editor').textContent]).toEqual([null, 'editor']);
});

test('CellView runs by buttons and by the keys of Jupyter', () => {
  trial();
  find('.live-run').click();
  find('.live-run-above').click();
  key({ key: 'Enter', shiftKey: true });
  key({ key: 'Enter', ctrlKey: true });
  expect(told).toEqual(['run', 'above', 'on', 'run']);
});

test('CellView opens an editor in the place of the source, knows what is edited, and puts it back', async () => {
  const view = trial();
  key({ key: 'Enter' });
  await until(() => told.length > 0);
  expect([find('.live-editor').textContent, find('pre').hidden, text]).toEqual(['editor', true, '1 + 1']);
  editor?.changed('2 + 2');
  expect([view.source, view.edited, find('.live-reset').hidden]).toEqual(['2 + 2', true, false]);
  find('.live-reset').click();
  // In the editor, whose undo takes that back.
  expect([view.source, view.edited, text, find('pre').hidden]).toEqual(['1 + 1', false, '1 + 1', true]);
  expect(told).toEqual(['focus', '2 + 2', undefined, 'focus']);
  editor?.leave();
  expect([find('pre').hidden, document.querySelector('.live-editor')]).toEqual([false, null]);
});

test('CellView shows how far the cell is, and what was typed in an earlier visit', async () => {
  const view = trial();
  view.state = 'running';
  expect([find('section').dataset.state, find('section').getAttribute('aria-busy')]).toEqual(['running', 'true']);
  view.restore('3');
  await until(() => text === '3');
  expect([view.source, text, find('section').hasAttribute('data-edited')]).toEqual(['3', '3', true]);
});
