import { growTo, leaveMemory, PAGE, takeMemory } from '../../../lib/engine/memory/memory';

test('takeMemory gives zeros, also where another engine left its memory', () => {
  const first = takeMemory(3 * PAGE);
  new Uint8Array(first.buffer).fill(7);
  leaveMemory(first, PAGE);
  const second = takeMemory(5 * PAGE - 1);
  expect(second).toBe(first);
  expect(second.buffer.byteLength).toBe(5 * PAGE);
  expect(new Uint8Array(second.buffer).every((value) => value === 0)).toBe(true);
});

test('takeMemory clears no more than was asked for', () => {
  const first = takeMemory(3 * PAGE);
  new Uint8Array(first.buffer).fill(7);
  leaveMemory(first, PAGE);
  const second = takeMemory(PAGE + 1);
  expect(second).toBe(first);
  expect([PAGE, PAGE + 1, 3 * PAGE - 1].map((at) => new Uint8Array(second.buffer)[at])).toEqual([0, 7, 7]);
});

test('takeMemory does not take a very large memory again', () => {
  leaveMemory(takeMemory(2 ** 28), 2 ** 28);
  expect(takeMemory(PAGE).buffer.byteLength).toBe(PAGE);
});

test('takeMemory does not take a memory again of which a small engine used little', () => {
  const large = takeMemory(2 ** 25);
  leaveMemory(large, 2 ** 25);
  expect(takeMemory(PAGE)).toBe(large);
  leaveMemory(large, PAGE);
  expect(takeMemory(PAGE).buffer.byteLength).toBe(PAGE);
});

test('takeMemory never gives one memory to two', () => {
  leaveMemory(takeMemory(PAGE), PAGE);
  const [one, other] = [takeMemory(PAGE), takeMemory(PAGE)];
  expect(one).not.toBe(other);
});

test('takeMemory refuses more than 4 GiB, and growTo too', () => {
  expect(() => takeMemory(2 ** 32 + 1)).toThrow(RangeError);
  expect(() => growTo(takeMemory(PAGE), 2 ** 32 + 1)).toThrow("the engine's memory would need 4294967297 bytes");
});
