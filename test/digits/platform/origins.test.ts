import { ORIGINS } from '../../../lib/common/protocol';
import { noteData, noteSeed } from '../../../lib/digits/platform/origins';

const origins = (): unknown => (Reflect.get(globalThis, ORIGINS) as () => unknown)();

test('what was noted is told when it is asked for, each data set and seed once', () => {
  expect(Reflect.get(globalThis, ORIGINS)).toBeUndefined();
  let worked = 0;
  noteSeed(2);
  noteData('quick', () => `${++worked}`);
  noteData('gone', () => undefined);
  noteSeed(1);
  noteSeed(2);
  expect(worked).toBe(0);
  expect(origins()).toEqual({
    data: [
      { name: 'quick', fingerprint: '1' },
      { name: 'gone', fingerprint: null },
    ],
    seeds: [2, 1],
  });
  noteData('quick', () => 'of the later one');
  expect(origins()).toMatchObject({ data: [{ fingerprint: 'of the later one' }, {}] });
});
