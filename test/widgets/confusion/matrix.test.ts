/// <reference lib="dom" />
import type { Cell, ExplorerData } from '../../../lib/widgets/confusion/entries';
import { Matrix } from '../../../lib/widgets/confusion/matrix';
import { openPage } from '../page';

const data = {
  models: [
    {
      title: 'a',
      matrix: [
        [9, 0, 3],
        [1, 8, 0],
        [0, 0, 7],
      ],
    },
    {
      title: 'b',
      matrix: [
        [8, 0, 4],
        [0, 9, 0],
        [0, 0, 7],
      ],
    },
  ],
  indices: [],
  labels: [],
  said: [],
  probabilities: [],
};

function opened(shown: ExplorerData = data) {
  const { document, window } = openPage();
  const cells: Cell[] = [];
  const matrix = new Matrix(shown, (cell) => cells.push(cell));
  document.body.append(matrix.element);
  matrix.show(0, undefined);
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(
      new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  return {
    document,
    window,
    matrix,
    cells,
    press,
    texts: () => [...matrix.element.querySelectorAll('td')].map((cell) => cell.textContent),
  };
}

test('a matrix shows its counts, and leaves a mistake that did not happen empty', () => {
  const { matrix, texts } = opened();
  expect(texts()).toEqual(['9', '', '3', '1', '8', '', '', '', '7']);
  matrix.show('difference', undefined);
  expect(texts()).toEqual(['−1', '', '+1', '−1', '+1', '', '', '', '0']);
});

test('in a difference more right answers are better, and more mistakes are worse', () => {
  const { matrix } = opened();
  matrix.show('difference', undefined);
  const classes = [...matrix.element.querySelectorAll('td')].map((cell) => cell.className);
  expect([classes[0], classes[2], classes[3], classes[4]]).toEqual(['wrong', 'wrong', 'better', 'better']);
});

test('a click opens a cell, and marks it for the keyboard', () => {
  const { matrix, cells } = opened();
  matrix.element.querySelectorAll('td')[2]?.click();
  expect(cells).toEqual([{ actual: 0, predicted: 2 }]);
  matrix.show(0, cells[0]);
  const selected = matrix.element.querySelectorAll('[aria-selected="true"]');
  expect([...selected].map((cell) => cell.getAttribute('aria-label'))).toEqual(['0 taken for 2: 3 digits']);
});

test('arrow keys go from cell to cell and stop at the edge, Enter and space open, one cell at a time takes the focus', () => {
  const { matrix, cells, press } = opened();
  matrix.element.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  for (const key of [
    'ArrowRight',
    'ArrowDown',
    'Enter',
    'End',
    ' ',
    'ArrowDown',
    'ArrowDown',
    'Home',
    'ArrowLeft',
    'Enter',
  ])
    press(key);
  expect(cells).toEqual([
    { actual: 1, predicted: 1 },
    { actual: 1, predicted: 2 },
    { actual: 2, predicted: 0 },
  ]);
  expect(matrix.element.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
});

test('keys that the matrix takes do not reach the notebook, others do', () => {
  const { document, matrix, press } = opened();
  const heard: string[] = [];
  document.body.addEventListener('keydown', ({ key }) => heard.push(key));
  matrix.element.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  for (const key of ['ArrowDown', 'Enter', 'Tab', 'a']) press(key);
  expect(heard).toEqual(['Tab', 'a']);
});

/** As many classes as there are names, each image of the first taken for the last. */
function classesOf(classNames: readonly string[]): ExplorerData {
  const last = classNames.length - 1;
  const matrix = classNames.map((_, actual) =>
    classNames.map((__, predicted) => (actual === 0 && predicted === last ? 5 : 0)),
  );
  return { ...data, classNames, models: [{ title: 'a', matrix }] };
}
const named = (count: number): string[] => Array.from({ length: count }, (_, label) => `c${label}`);

test.each([
  [12, '', '5'],
  [13, 'many', '5'],
  [27, 'many', '5'],
  [28, 'most', ''],
])('of %i classes the cells are of the size %p, and one of five images shows %p', (count, size, text) => {
  const { matrix, texts } = opened(classesOf(named(count)));
  expect(matrix.element.querySelector('table')?.className).toBe(size);
  expect(texts()[count - 1]).toBe(text);
  // What the colour says alone is there for who does not see it.
  const cell = matrix.element.querySelectorAll('td')[count - 1];
  expect(cell?.getAttribute('aria-label')).toBe(`c0 taken for c${count - 1}: 5 images`);
  expect([
    cell?.classList.contains('none'),
    matrix.element.querySelectorAll('td')[1]?.classList.contains('none'),
  ]).toEqual([false, true]);
});

test('where cells have no numbers, the one that is pointed at or focused is named below, until it is opened', () => {
  const { matrix, window, cells } = opened(classesOf(named(28)));
  const pointed = (): string | null | undefined => matrix.element.querySelector('.pointed')?.textContent;
  const cell = matrix.element.querySelectorAll('td')[27];
  cell?.dispatchEvent(new window.Event('mouseenter'));
  expect(pointed()).toBe('c0 taken for c27: 5 images');
  matrix.element.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  expect(pointed()).toBe('c0 read rightly: 0 images');
  cell?.click();
  matrix.show(0, cells[0]);
  expect(pointed()).toBe('');
});

test('a name of a column stands upright where it is long', () => {
  const classes = (names: readonly string[]): string | undefined =>
    opened(classesOf(names)).matrix.element.querySelector('table')?.className;
  expect([classes(['bag', 'hat']), classes(['bag', 'coat'])]).toEqual(['', 'long']);
});
