import { compareWithReport } from '../../../lib/digits/report/report';

const run = {
  trainingImages: 60_000,
  testImages: 10_000,
  parameters: 101_770,
  accuracy: 0.9779,
  loss: 0.0145,
  validationLoss: 0.078,
};

test('compareWithReport says which figures agree and which do not', () => {
  expect(compareWithReport(run)).toEqual([
    { figure: 'training images', reported: '60,000', reproduced: '60,000', agrees: true },
    { figure: 'test images', reported: '10,000', reproduced: '10,000', agrees: true },
    { figure: 'parameters, by its layers', reported: '101,770', reproduced: '101,770', agrees: true },
    { figure: 'test accuracy', reported: '0.97', reproduced: '0.9779', agrees: true },
    { figure: 'training loss, last epoch', reported: '0.004', reproduced: '0.0145', agrees: false },
    { figure: 'validation loss, last epoch', reported: '0.13', reproduced: '0.0780', agrees: false },
  ]);
});

test("compareWithReport lets a loss agree that rounds to the report's, and no other", () => {
  const agrees = (loss: number): unknown => compareWithReport({ ...run, loss })[4]?.agrees;
  expect([0.0036, 0.0044, 0.0046, 0.0034].map(agrees)).toEqual([true, true, false, false]);
});

test('compareWithReport does not let an accuracy below 0.97 agree', () => {
  expect(compareWithReport({ ...run, accuracy: 0.9699 })[3]?.agrees).toBe(false);
});

test('compareWithReport does not compare accuracy and losses that were measured on other data', () => {
  const rows = compareWithReport({ ...run, trainingImages: 8000, testImages: 2000 });
  expect(rows.map(({ agrees }) => agrees)).toEqual([false, false, true, null, null, null]);
});
