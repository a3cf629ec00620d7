import { modelCard } from '../../../lib/digits/shipped/card';
import { type ShippedModel } from '../../../lib/digits/shipped/models';
import { testBackend } from '../../helpers/backend';
import { result } from '../study/helpers';

beforeAll(() => testBackend());

const shipped: ShippedModel = { name: 'mine', study: 'comparison', recipe: 'ANN + falling step', use: 'To look at.' };
const results = [
  result('ANN + falling step', 1, [0.98, 0.7]),
  result('ANN + falling step', 2, [0.99, 0.8]),
  result('ANN', 1, [0.5, 0.5]),
];
const files = [{ name: 'weights.bin', bytes: 1234, sha256: 'abc' }];

test('modelCard tells recipe, figures of this network beside those of all seeds, and files', () => {
  const card = modelCard(shipped, results, files);
  expect(card).toContain('| hidden | Dense | relu | 128 | 100,480 |');
  expect(card).toContain('Trained for 10 epochs in batches of 32 with Adam, whose step size falls from 0.002 to ');
  expect(card).toContain('It has learnt all 60,000 training digits of MNIST, and none of the test digits.');
  expect(card).toContain('| digits | this network | mean of 2 seeds |');
  expect(card).toMatch(/\| as written \| 98.00 % \| 98.50 % \| .* to .* \| 98.00 % to 99.00 % \|/);
  expect(card).toContain('| noise | 70.00 % | 75.00 % |  | 70.00 % to 80.00 % |');
  expect(card).toContain('| [weights.bin](mine/weights.bin) | 1,234 | `abc` |');
  expect(card).toContain('To look at. ');
  for (const section of ['Recipe', 'Data', 'Use', 'Limits', 'Figures', 'Files'])
    expect(card).toContain(`\n## ${section}\n`);
});

test('modelCard says which digits were put aside, and gives no interval of one seed', () => {
  const aside = { ...shipped, study: 'search', recipe: 'ANN from 0.002' } as const;
  const found = { ...result('ANN from 0.002', 1, [0.98]), conditions: [{ condition: 'validation', accuracy: 0.98 }] };
  const card = modelCard(aside, [found], files);
  expect(card).toContain('The last 16.7 % of the 60,000 training digits of MNIST were put aside');
  expect(card).toContain('| digits | this network |\n|---|---|\n| validation | 98.00 % |\n');
  expect(card).toContain('In each epoch every digit is moved by up to 2 pixels');
});

test('modelCard refuses results without its run', () => {
  expect(() => modelCard(shipped, [], files)).toThrow(RangeError);
});
