import { differences } from '../../../../lib/book/live/check/compare';

const stream = (text: string): object => ({ output_type: 'stream', name: 'stdout', text });
const chart = (y: number[]): object => ({
  output_type: 'display_data',
  data: { plotly: { data: [{ y }] } },
  metadata: {},
});

test('differences finds none in runs that differ in times and speeds alone', () => {
  const run = (time: string, speed: string): { id: string; outputs: object[] }[] => [
    { id: 'a', outputs: [stream(`${speed} images/s - 2500 batches in ${time} s`), chart([1, 2])] },
  ];
  expect(differences(run('1.3', '98,765'), run('21', '950'))).toEqual([]);
});

test('differences tells one bit of one number, and where it is', () => {
  const found = differences(
    [{ id: 'a', outputs: [chart([0.1, 0.2])] }],
    [{ id: 'a', outputs: [chart([0.1, 0.2 + 2 ** -55])] }],
  );
  expect(found).toEqual(['a: output 1.data.plotly.data[0].y[1]: expected 0.2, found 0.20000000000000004']);
});

test('differences lets numbers differ by the share that is allowed, and no further, and no text', () => {
  const near = [{ id: 'a', outputs: [chart([1 + 1e-13])] }];
  expect(differences([{ id: 'a', outputs: [chart([1])] }], near, { tolerance: 1e-12 })).toEqual([]);
  expect(differences([{ id: 'a', outputs: [chart([1])] }], near, { tolerance: 1e-14 })).toHaveLength(1);
  expect(
    differences([{ id: 'a', outputs: [stream('1.0')] }], [{ id: 'a', outputs: [stream('1.1')] }], { tolerance: 1 }),
  ).toHaveLength(1);
});

test('differences tells a cell that is missing, and outputs that are too many', () => {
  expect(differences([{ id: 'a', outputs: [] }], [])).toEqual(['a: missing']);
  expect(differences([{ id: 'a', outputs: [] }], [{ id: 'a', outputs: [stream('x')] }])).toEqual([
    'a: expected 0 outputs, found 1: [{"output_type":"stream","name":"stdout","text":"x"}]',
  ]);
});
