import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { readModule } from '../../../lib/engine/contract/load';
import { COMPILED, KERNELS } from '../../../lib/engine/platform/files';
import { compileWide, WIDE_VARIABLE } from '../../../lib/engine/platform/wide';
import { narrowTest, wideTest } from '../wide-lanes';

const before = process.env[WIDE_VARIABLE];
afterEach(() => {
  if (before === undefined) Reflect.deleteProperty(process.env, WIDE_VARIABLE);
  else process.env[WIDE_VARIABLE] = before;
});

/** What a process prints that compiles the kernels, wide and then plain, all of them at once, while V8 tells what it packs. */
async function traced(...options: string[]): Promise<string> {
  const script = `
    const { compileWide } = require(${JSON.stringify(join(COMPILED, 'platform', 'wide.js'))});
    const bytes = require('node:fs').readFileSync(${JSON.stringify(join(KERNELS, 'strict.wasm'))});
    console.log('wide', compileWide(bytes) !== undefined);
    for (const flag of ['--no-liftoff', '--no-wasm-lazy-compilation', '--no-wasm-inlining'])
      require('node:v8').setFlagsFromString(flag);
    console.log('plain', new WebAssembly.Module(bytes) !== undefined);`;
  const { stdout } = await promisify(execFile)(process.execPath, [...options, '--eval', script], {
    env: { ...process.env, [WIDE_VARIABLE]: 'auto' },
    maxBuffer: 2 ** 28,
  });
  return stdout;
}

wideTest('compileWide gives a module where it was tried', async () => {
  process.env[WIDE_VARIABLE] = 'auto';
  expect(compileWide(await readModule('strict'))).toBeInstanceOf(WebAssembly.Module);
});

narrowTest('compileWide gives none where it was not tried', async () => {
  process.env[WIDE_VARIABLE] = 'auto';
  expect(compileWide(await readModule('strict'))).toBeUndefined();
});

test('compileWide gives none where DIGITS_WIDE is off', async () => {
  process.env[WIDE_VARIABLE] = 'off';
  expect(compileWide(await readModule('strict'))).toBeUndefined();
});

test.each(['', 'on', 'OFF'])('compileWide refuses DIGITS_WIDE=%j', async (value) => {
  process.env[WIDE_VARIABLE] = value;
  const bytes = await readModule('strict');
  expect(() => compileWide(bytes)).toThrow(
    new RangeError(`starting the engine: expected DIGITS_WIDE to be auto or off, found ${JSON.stringify(value)}`),
  );
});

wideTest('compileWide packs what it compiles, and nothing that is compiled after it', async () => {
  const lines = (await traced('--trace-wasm-revectorize')).split('\n');
  const [wide, plain] = [lines.indexOf('wide true'), lines.indexOf('plain true')];
  const packed = lines.flatMap((line, at) => (/Decided? to vectorize/.test(line) ? [at] : []));
  expect(packed.length).toBeGreaterThan(0);
  expect(packed.every((at) => at < wide)).toBe(true);
  expect(plain).toBeGreaterThan(wide);
});

wideTest.each(['--no-wasm-inlining', '--liftoff', '--wasm_lazy_compilation'])(
  'compileWide leaves flags alone where Node was started with %s',
  async (option) => {
    expect(await traced(option)).toBe('wide false\nplain true\n');
  },
);
