/// <reference lib="dom" />
import { SumView } from '../../../lib/widgets/way/sum';
import { openPage } from '../page';

const layer = {
  name: 'output',
  activation: 'softmax',
  // Twelve inputs, two units: the weight of input n for unit 1 is n - 6.
  kernel: Float32Array.from({ length: 24 }, (_, at) => (at % 2 === 1 ? (at - 1) / 2 - 6 : 0)),
  bias: Float32Array.of(0, 0.5),
} as const;

function shown(way: { sums: Float64Array; answers: Float64Array }, activation: 'softmax' | 'relu' | 'tanh') {
  openPage();
  const view = new SumView();
  const inputs = new Float64Array(12).fill(2);
  const isOutput = activation === 'softmax';
  const pixels = new Uint8Array(784);
  view.show({
    layer,
    way: { name: 'output', activation, ...way },
    unit: 1,
    inputs,
    before: 'hidden',
    pixels,
    ...(isOutput && { stands: 'two' }),
  });
  return view.element;
}

test('SumView lists the ten largest products, what the others add up to, the bias and the sum', () => {
  const element = shown({ sums: Float64Array.of(0, -11.5), answers: Float64Array.of(0.9, 0.1) }, 'softmax');
  const rows = [...element.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].slice(0, 4).map((cell) => cell.textContent),
  );
  expect(rows[0]).toEqual(['0', '2.0000', '−6.0000', '−12.0000']);
  // Of -5 and 5 the first; nothing is left but one: the weight of input 6 is 0.
  expect(rows.slice(1, 3).map(([name]) => name)).toEqual(['1', '11']);
  expect(rows.slice(-3)).toEqual([
    ['1 more', '', '', '2.0000'],
    ['bias', '', '', '0.5000'],
    ['sum', '', '', '−11.5000'],
  ]);
  expect(element.textContent).toContain('The logit of two');
  expect(element.textContent).toContain('the probability 0.1000');
});

test('SumView says what relu and others make of the sum', () => {
  const words = (sum: number, answer: number, activation: 'relu' | 'tanh') =>
    shown({ sums: Float64Array.of(0, sum), answers: Float64Array.of(0, answer) }, activation).textContent;
  expect(words(2, 2, 'relu')).toContain('relu lets it through: it answers 2.0000.');
  expect(words(-2, 0, 'relu')).toContain('relu silences it: it answers 0.');
  expect(words(-2, -0.96, 'tanh')).toContain('of which tanh makes −0.9600.');
});
