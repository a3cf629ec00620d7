test('globals gives a worker the process and the timers that the library asks for', () => {
  const { process: before, setTimeout: set, clearTimeout: clear } = globalThis;
  let made: unknown;
  try {
    jest.isolateModules(() => jest.requireActual('../../../../lib/book/live/twins/globals'));
    made = Reflect.get(globalThis, 'process');
  } finally {
    Object.assign(globalThis, { process: before, setTimeout: set, clearTimeout: clear });
  }
  expect(made).toMatchObject({ env: { DIGITS_DATASET: 'quick', DIGITS_PICTURES: 'none' }, browser: true });
});
