import { kernelsModule } from '../../lib/engine/modules';
import { WIDE_VARIABLE } from '../../lib/engine/platform/wide';

test('kernelsModule compiles each build once, and tries again after a failure', async () => {
  const before = process.env[WIDE_VARIABLE];
  process.env[WIDE_VARIABLE] = 'perhaps';
  await expect(kernelsModule('strict')).rejects.toThrow(/^starting the engine: expected DIGITS_WIDE to be auto or off/);
  if (before === undefined) Reflect.deleteProperty(process.env, WIDE_VARIABLE);
  else process.env[WIDE_VARIABLE] = before;

  const module = await kernelsModule('strict');
  expect(module).toBeInstanceOf(WebAssembly.Module);
  expect(await kernelsModule('strict')).toBe(module);
});
