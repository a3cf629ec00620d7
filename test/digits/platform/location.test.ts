import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { pathOf } from '../../../lib/digits/platform/location';

test.each([
  ['models/mine', resolve('models/mine')],
  ['models/mine/', resolve('models/mine')],
  ['./models//mine///', resolve('models/mine')],
  ['/models/mine/', '/models/mine'],
  ['file:///models/my%20own', '/models/my own'],
  ['file://localhost/models', '/models'],
  // As TensorFlow.js writes a path from the current folder.
  ['file://./models', resolve('models')],
  ['file://models/mine/', resolve('models/mine')],
  [new URL('file:///models/mine/'), '/models/mine'],
  [pathToFileURL(resolve('é 日本')), resolve('é 日本')],
  // Names that only look like a scheme, or like a home folder.
  ['run:3', resolve('run:3')],
  ['~backup', resolve('~backup')],
  ['a~', resolve('a~')],
])('pathOf takes %s for the path that it names', (location, expected) => {
  expect(pathOf('loading', location)).toBe(expected);
});

test.each([
  ['localstorage://mine', 'only files of this machine'],
  ['indexeddb://mine', 'only files of this machine'],
  ['https://example.org/model.json', 'only files of this machine'],
  ['', 'found ""'],
  ['  ', 'found "  "'],
  ['a\0b', 'expected a path'],
  ['file:///%', 'found "file:///%"'],
  [new URL('http://localhost/'), 'only files of this machine'],
])('pathOf refuses %j', (location, message) => {
  expect(() => pathOf('loading', location)).toThrow(RangeError);
  expect(() => pathOf('loading', location)).toThrow(message);
});

test('pathOf names the folder that ~ stands for', () => {
  expect(() => pathOf('loading', '~/models')).toThrow(`write "${join(homedir(), 'models')}"`);
  expect(() => pathOf('loading', '~')).toThrow(`write "${homedir()}`);
});

test.each([[undefined], [3], [{}], [['a']]])(
  'pathOf refuses %j, which is neither text nor a URL',
  (location: unknown) => {
    expect(() => pathOf('loading', location as string)).toThrow(TypeError);
  },
);
