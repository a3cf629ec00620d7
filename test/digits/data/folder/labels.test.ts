import { countLabels } from '../../../../lib/digits/data/folder/labels';

const file = (name: string, ...labels: number[]) => ({ name, labels: Uint8Array.from(labels) });
const UNKNOWN = { names: undefined, first: undefined };

test('countLabels counts from 0 what begins at 1, and keeps the labels of the files as names', () => {
  const found = countLabels('loading', file('train', 1, 3), file('test', 2), UNKNOWN);
  expect(found).toEqual({
    train: Uint8Array.of(0, 2),
    test: Uint8Array.of(1),
    classNames: ['1', '2', '3'],
    first: 1,
  });
});

test('countLabels takes a class that does not occur for rare where all labels from 0 on have names', () => {
  const names = ['nought', 'one', 'two'];
  expect(countLabels('loading', file('train', 1, 2), file('test', 2), { names, first: undefined })).toMatchObject({
    train: Uint8Array.of(1, 2),
    first: 0,
  });
});

test('countLabels names the file of a label without a name', () => {
  const names = ['A', 'B'];
  expect(() => countLabels('loading', file('train', 0, 1), file('my-test', 0, 7), { names, first: undefined })).toThrow(
    new RangeError(
      'loading: expected labels from 0 to 1 in my-test, as there are 2 names of classes, found 7 at index 1',
    ),
  );
});

test('countLabels refuses an empty file, and a set of one class', () => {
  expect(() => countLabels('loading', file('train'), file('test', 1), UNKNOWN)).toThrow('labels in train, found none');
  expect(() => countLabels('loading', file('train', 4, 4), file('test', 4), UNKNOWN)).toThrow(
    '2 to 256 classes in train, found 1',
  );
});

test('countLabels speaks of the names where there are too few of them, and not of the files', () => {
  const known = { names: ['a'], first: undefined };
  expect(() => countLabels('loading', file('train', 0, 2), file('test', 1), known)).toThrow(
    new RangeError('loading: expected 2 to 256 names of classes, found 1'),
  );
});
