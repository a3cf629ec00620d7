import { Console } from 'node:console';
import { Writable } from 'node:stream';

import { createConsole, createStreams } from '../../../../lib/book/live/kernel/console';

/** What Node's console and ours print for the same calls. */
function both(work: (console: Console) => void): [string, string] {
  const printed: string[] = [];
  const stdout = new Writable({
    write(text: Buffer, _encoding, done) {
      printed.push(text.toString());
      done();
    },
  });
  work(new Console({ stdout, stderr: stdout, colorMode: false }));
  const own: string[] = [];
  work(createConsole((_, text) => own.push(text)) as Console);
  return [own.join(''), printed.join('')];
}

test.each<[string, (console: Console) => void]>([
  ['values', (console) => console.log('a', 1, { b: [1, 2, { c: { d: 1 } }] }, null, undefined, new Map([[1, 'x']]))],
  ['typed arrays', (console) => console.log(new Float32Array(3), new Uint8Array(200))],
  ['formats', (console) => console.log('%s and %d of %o', 'a', 2, [1])],
  ['groups', (console) => (console.group('outer'), console.log('one\ntwo'), console.groupEnd(), console.log('out'))],
  [
    'folded groups',
    (console) => (console.groupCollapsed('in'), console.log('1'), console.groupEnd(), console.log('2')),
  ],
  ['XML', (console) => console.dirxml({ a: 1 }, [2])],
  ['counts', (console) => (console.count(), console.count(), console.countReset(), console.count('other'))],
  ['assertions', (console) => (console.assert(true, 'no'), console.assert(false, 'yes'))],
  ['dir', (console) => console.dir({ a: { b: { c: {} } } }, { depth: 0 })],
])('createConsole prints %s as Node.js does', (_, work) => {
  const [own, node] = both(work);
  expect(own).toBe(node);
});

test('createConsole parts the two streams, and measures by its clock', () => {
  const printed: unknown[] = [];
  let now = 0;
  const { warn, time, timeEnd } = createConsole(
    (stream, text) => printed.push([stream, text]),
    () => now,
  ) as Console;
  warn('careful');
  time('work');
  now = 12.5;
  timeEnd('work');
  timeEnd('work');
  expect(printed).toEqual([
    ['stderr', 'careful\n'],
    ['stdout', 'work: 12.500ms\n'],
    ['stderr', "Warning: No such label 'work' for console.timeEnd()\n"],
  ]);
});

test('createStreams writes text as it is', () => {
  const printed: unknown[] = [];
  const { stdout, stderr } = createStreams((...what) => printed.push(what));
  expect([stdout.write('half a '), stderr.write('line'), stdout.write(1)]).toEqual([true, true, true]);
  expect(printed).toEqual([
    ['stdout', 'half a '],
    ['stderr', 'line'],
    ['stdout', '1'],
  ]);
});
