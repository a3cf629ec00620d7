/// <reference lib="dom" />
import { outputsView, signed, unitsView } from '../../../lib/widgets/way/units';
import { openPage } from '../page';

const told = { choose: () => undefined, point: () => undefined };

test('unitsView says what each unit answers, the strongest in the full colour', () => {
  openPage();
  const view = unitsView('hidden', 3, told);
  view.show({ name: 'hidden', activation: 'tanh', sums: new Float64Array(3), answers: Float64Array.of(2, 0, -1) });
  const cells = [...view.element.querySelectorAll<HTMLElement>('[role="option"]')];
  expect(cells.map((cell) => cell.getAttribute('aria-label'))).toEqual([
    'unit 0 answers 2.00',
    'unit 1 answers 0.00',
    'unit 2 answers -1.00',
  ]);
  expect(cells.map((cell) => cell.style.getPropertyValue('--share'))).toEqual(['1', '0', '0.5']);
  expect(view.element.textContent).toContain('1 answer above 0; the strongest 2.00');
});

test('outputsView shows logit and probability of each digit, and marks the largest', () => {
  openPage();
  const view = outputsView('output', 2, told);
  view.show({
    name: 'output',
    activation: 'softmax',
    sums: Float64Array.of(-1, 1.5),
    answers: Float64Array.of(0.25, 0.75),
  });
  const rows = [...view.element.querySelectorAll('[role="option"]')];
  expect(rows.map((row) => row.textContent)).toEqual(['0−1.000.2500', '11.500.7500']);
  expect(rows.map((row) => row.classList.contains('best'))).toEqual([false, true]);
  view.mark(1);
  expect(rows[1]?.getAttribute('aria-selected')).toBe('true');
});

test('outputsView calls classes by their names', () => {
  openPage();
  const { element } = outputsView('output', 2, told, { classNames: ['Trouser', 'Bag'] });
  expect([...element.querySelectorAll('.output .name')].map((name) => name.textContent)).toEqual(['Trouser', 'Bag']);
  expect(element.textContent).toContain('output: a unit for each class');
  expect(element.style.getPropertyValue('--names')).toBe('calc(7ch + 0.4em)');
});

test('signed writes a real minus, and a large number with a power of ten', () => {
  expect(signed(-1.25, 1)).toBe('−1.3');
  expect([signed(999_999, 2), signed(-20335538418520, 2)]).toEqual(['999999.00', '−2.03e+13']);
});
