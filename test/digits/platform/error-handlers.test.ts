import { keepingErrorHandlers } from '../../../lib/digits/platform/error-handlers';

test('keepingErrorHandlers takes back the handlers that a start-up adds, and those only', async () => {
  const own = (): void => undefined;
  process.on('uncaughtException', own);
  const before = process.listeners('uncaughtException');
  const result = await keepingErrorHandlers(() => {
    process.on('uncaughtException', () => undefined);
    process.once('unhandledRejection', () => undefined);
    return Promise.resolve('started');
  });
  expect(result).toBe('started');
  expect(process.listeners('uncaughtException')).toEqual(before);
  expect(process.listenerCount('unhandledRejection')).toBe(0);
  process.off('uncaughtException', own);
});
