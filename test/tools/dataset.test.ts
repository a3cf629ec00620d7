import { StepError } from '../../tools/command/errors.mjs';
import { ownDataset } from '../../tools/project/dataset.mjs';

test.each(['mnist', 'quick'])('ownDataset takes %s', (name) => {
  expect(ownDataset('npm run x', 'knows no other', name)).toBe(name);
});

test.each(['folder:/a/b', 'fashion', ''])('ownDataset refuses %p with status 2 and the reason', (name) => {
  const refused = new StepError(
    `npm run x: expected DIGITS_DATASET to be mnist or quick, or not set, found ${name}: it knows no other. ` +
      'The notebooks do run on other data, with npm start.',
    2,
  );
  let thrown: unknown;
  try {
    ownDataset('npm run x', 'knows no other', name);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toEqual(refused);
  expect(thrown).toMatchObject({ status: refused.status });
});
