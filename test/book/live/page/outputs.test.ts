/// <reference lib="dom" />
import { Outputs } from '../../../../lib/book/live/page/outputs';
import { cellHtml, openPage, soon } from './helpers';

let drawn: string[] = [];
function trial(): Outputs {
  openPage(cellHtml('a', '1') + cellHtml('b', '2'));
  drawn = [];
  globalThis.digitsSite = {
    drawOutput: (element, bundle) => {
      drawn.push(String(bundle['text/plain']));
      element.textContent = String(bundle['text/plain']);
    },
    drawStream: (element, _name, text) => {
      drawn.push(text);
      element.textContent = text;
    },
  };
  return new Outputs([...document.querySelectorAll<HTMLElement>('.outputs')]);
}
const texts = (): (string | null)[][] =>
  [...document.querySelectorAll('.outputs')].map((area) => [...area.children].map(({ textContent }) => textContent));
const stream = (text: string, name = 'stdout'): { type: string; content: Record<string, unknown> } => ({
  type: 'stream',
  content: { name, text },
});
const display = (text: string, type = 'display_data'): { type: string; content: Record<string, unknown> } => ({
  type,
  content: { data: { 'text/plain': text }, metadata: {}, transient: { display_id: 'one' } },
});

test('Outputs empties a cell that runs again, and draws what it shows, neighbouring text as one', async () => {
  const outputs = trial();
  expect(outputs.of(0)).toBeUndefined();
  outputs.begin(0);
  for (const message of [stream('a\n'), stream('b\n'), display('chart')]) outputs.add(0, message);
  await soon();
  expect(texts()).toEqual([['a\nb\n', 'chart'], []]);
  expect(drawn).toEqual(['a\nb\n', 'chart']);
  outputs.begin(0);
  expect(texts()).toEqual([[], []]);
});

test('Outputs draws the last of many updates alone, also in an earlier cell', async () => {
  const outputs = trial();
  outputs.begin(0);
  outputs.add(0, display('first'));
  await soon();
  outputs.begin(1);
  for (let epoch = 1; epoch <= 9; epoch++) outputs.add(1, display(`epoch ${epoch}`, 'update_display_data'));
  await soon();
  expect([texts()[0], drawn]).toEqual([['epoch 9'], ['first', 'epoch 9']]);
});

test('Outputs shows what a failed cell said last as its error', async () => {
  const outputs = trial();
  outputs.begin(0);
  outputs.add(0, stream('RangeError: no\n    at cell line 1\n', 'stderr'));
  outputs.failed(0);
  await soon();
  expect(document.querySelector('.output.error pre')?.textContent).toBe('RangeError: no\n    at cell line 1');
  expect(outputs.of(0)).toMatchObject([{ output_type: 'error', ename: 'RangeError', evalue: 'no' }]);
});
