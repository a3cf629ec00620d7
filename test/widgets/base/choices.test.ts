/// <reference lib="dom" />
import { Choices, inRows } from '../../../lib/widgets/base/choices';
import { openPage } from '../page';

function opened() {
  const { document, window } = openPage();
  const elements = Array.from({ length: 6 }, () => document.createElement('div'));
  const list = document.createElement('div');
  list.append(...elements);
  document.body.append(list);
  const chosen: number[] = [];
  const choices = new Choices(list, elements, { next: inRows(6, 3), choose: (at) => chosen.push(at) });
  const heard: string[] = [];
  document.body.addEventListener('keydown', ({ key }) => heard.push(key));
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(
      new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  return { document, list, elements, choices, chosen, heard, press };
}

test('arrow keys, Home and End choose in rows, and stop at the edges', () => {
  const { document, elements, chosen, press } = opened();
  elements[0]?.focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'End', 'ArrowUp', 'Home', 'ArrowLeft', 'Enter'])
    press(key);
  expect(chosen).toEqual([1, 4, 4, 5, 2, 0, 0, 0]);
  expect(document.activeElement).toBe(elements[0]);
});

test('one element is chosen, and one can be reached by the tabulator', () => {
  const { elements, chosen, choices } = opened();
  elements[4]?.click();
  expect(chosen).toEqual([4]);
  const marked = (name: string, value: string) =>
    elements.map((each, at) => (each.getAttribute(name) === value ? at : -1)).filter((at) => at >= 0);
  expect([marked('aria-selected', 'true'), marked('tabindex', '0')]).toEqual([[4], [4]]);
  choices.mark(-1);
  expect([marked('aria-selected', 'true'), marked('tabindex', '0')]).toEqual([[], [0]]);
});

test('keys that lead nowhere reach the notebook, others do not', () => {
  const { elements, heard, press } = opened();
  elements[0]?.focus();
  for (const key of ['ArrowDown', 'Enter', 'Tab', 'a']) press(key);
  expect(heard).toEqual(['Tab', 'a']);
});
