import { describe as words } from '@digits/engine';

import { checkOptions } from '../../../lib/digits/check/options';

interface Options {
  readonly epochs?: number;
  readonly batchSize?: number;
}
const NAMES = { epochs: true, batchSize: true } as const;
const check = (options: unknown) => (): void => checkOptions('training', options as Options, NAMES);

describe('checkOptions', () => {
  test('takes what is known, and nothing at all', () => {
    expect(check({ epochs: 1, batchSize: 32 })).not.toThrow();
    expect(check({})).not.toThrow();
  });

  test('refuses a name that is not known, and tells the nearest', () => {
    expect(check({ batch_size: 1 })).toThrow(
      new TypeError("training: expected the options epochs, batchSize, found 'batch_size': did you mean 'batchSize'?"),
    );
    expect(check({ epoch: 1 })).toThrow(/did you mean 'epochs'/);
  });

  test('finds a misspelt name among defaults that options were made from', () => {
    expect(check(Object.create({ epoch: 1 }))).toThrow(/did you mean 'epochs'/);
    expect(check(Object.create({ epochs: 1 }))).not.toThrow();
  });

  test('names no neighbour where none is near', () => {
    expect(check({ verbose: 1 })).toThrow(
      new TypeError("training: expected the options epochs, batchSize, found 'verbose'"),
    );
  });

  test.each([
    [null, 'null'],
    [5, '5'],
    [[1], 'an array of 1'],
    ['x', '"x"'],
    [new Map([['epochs', 3]]), 'a Map'],
    [new Set(['epochs']), 'a Set'],
    [Uint8Array.of(1), 'a Uint8Array'],
  ])('refuses %p in place of an object', (given, found) => {
    expect(check(given)).toThrow(new TypeError(`training: expected an object of options, found ${found}`));
  });
});

describe('checkOptions with kinds', () => {
  const kinds = (options: unknown) => (): void => {
    checkOptions('drawing', options as { title?: string; counts?: Uint8Array }, {
      title: 'string',
      counts: Uint8Array,
    });
  };

  test('takes an option of its kind, and one that is undefined', () => {
    expect(kinds({ title: 'Loss', counts: Uint8Array.of(1) })).not.toThrow();
    expect(kinds({ title: undefined })).not.toThrow();
  });

  test('refuses an option of another kind', () => {
    expect(kinds({ title: 5 })).toThrow(new TypeError("drawing: expected the option 'title' to be a string, found 5"));
    expect(kinds({ title: null })).toThrow(TypeError);
    expect(check({ epochs: null })).toThrow(
      new TypeError("training: expected the option 'epochs' to be given or left out, found null"),
    );
    expect(check(Promise.resolve({}))).toThrow(
      new TypeError('training: expected an object of options, found a Promise: await it first'),
    );
    expect(kinds({ counts: [1] })).toThrow(
      new TypeError("drawing: expected the option 'counts' to be a Uint8Array, found an array of 1"),
    );
  });
});

test('describe gives a value in few words', () => {
  expect([words(undefined), words(new Map()), words(() => 1), words(Object.create(null))]).toEqual([
    'undefined',
    'a Map',
    'a function',
    'an object',
  ]);
});

test('describe says of a promise what to do with it', () => {
  expect(words(Promise.resolve(1))).toBe('a Promise: await it first');
  expect(words((async () => Promise.resolve(1))())).toBe('a Promise: await it first');
});
