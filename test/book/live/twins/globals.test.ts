test('globals gives a worker the process and the timers that the library asks for', () => {
  const { process, setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = globalThis;
  const before = { process, setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate };
  let made: unknown;
  try {
    jest.isolateModules(() => jest.requireActual('../../../../lib/book/live/twins/globals'));
    made = Reflect.get(globalThis, 'process');
  } finally {
    Object.assign(globalThis, before);
  }
  expect(made).toMatchObject({ env: { DIGITS_DATASET: 'quick', DIGITS_PICTURES: 'none' }, browser: true });
});
