import { progressBar } from '../../../lib/digits/display/progress-bar';
import { spySink, textOf } from './spy';

/** A bar of 100 batches with a clock that is set by hand, in milliseconds. */
function bar() {
  const { sink, messages } = spySink();
  const time = { now: 5000 };
  const progress = progressBar('training <1>', 100, { sink, clock: () => time.now });
  return { progress, messages, time, texts: () => messages.map((message) => textOf(message, 'text/plain')) };
}

test('progressBar tells what is done and how long the rest will take', () => {
  const { progress, time, texts } = bar();
  time.now += 2000;
  progress.update(25, 'epoch 1 of 4');
  // 25 of 100 in 2 s leaves 75 for 6 s.
  expect(texts()).toEqual([
    'training <1> - 0/100 batches',
    'training <1> - epoch 1 of 4 - 25/100 batches - 6.0 s left',
  ]);
});

test('progressBar sends at most ten displays a second', () => {
  const { progress, messages, time } = bar();
  for (let batch = 1; batch <= 100; batch++) {
    time.now += 10;
    progress.update(batch);
  }
  expect(messages).toHaveLength(1 + 10);
});

test('progressBar updates one display in place', () => {
  const { progress, messages, time } = bar();
  time.now += 100;
  progress.update(1);
  progress.done();
  expect(messages.map(({ update }) => update)).toEqual([false, true, true]);
  expect(new Set(messages.map(({ displayId }) => displayId)).size).toBe(1);
});

test('progressBar ends full, with the time that all took, however soon', () => {
  const { progress, messages, time, texts } = bar();
  time.now += 50;
  progress.done('10 epochs');
  expect(texts().at(-1)).toBe('training <1> - 10 epochs - 100 batches in 0.1 s');
  expect(textOf(messages.at(-1), 'text/html')).toContain(
    '<progress value="100" max="100" aria-label="training &lt;1&gt; - 10',
  );
});

test('progressBar shows the count of a work that ended early', () => {
  const { sink, messages } = spySink();
  const progress = progressBar('training', 100, { sink });
  progress.done(undefined, 40);
  expect(messages.at(-1)?.data['text/plain']).toMatch(/^training - 40 batches in/);
  expect(messages.at(-1)?.data['text/html']).toContain('value="100" max="100"');
});

test('progressBar stops where the work was given up, however soon, and promises no time that is left', () => {
  const { progress, time, messages, texts } = bar();
  time.now += 2000;
  progress.update(25, 'epoch 1');
  time.now += 50;
  progress.stop(30, 'stopped in epoch 1');
  expect(texts().at(-1)).toBe('training <1> - stopped in epoch 1 - 30/100 batches in 2.0 s');
  expect(textOf(messages.at(-1), 'text/html')).toContain('value="30" max="100"');
  expect(() => progress.stop(101)).toThrow('expected from 0 to 100 batches, found 101');
});

test('progressBar gives no time while nothing is done', () => {
  const { progress, time, texts } = bar();
  time.now += 1000;
  progress.update(0);
  expect(texts().at(-1)).toBe('training <1> - 0/100 batches');
});

test('progressBar refuses a total or a count that cannot be', () => {
  expect(() => progressBar('training', 0)).toThrow(
    new RangeError('showing progress of training: expected a total above 0, found 0'),
  );
  const { progress } = bar();
  expect(() => progress.update(101)).toThrow('expected from 0 to 100 batches, found 101');
  expect(() => progress.update(NaN)).toThrow(RangeError);
});
