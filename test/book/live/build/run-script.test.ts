/** @system starts processes that compile cells */
import { runScript } from '../../../../lib/book/live/build/run-script';

test('runScript gives a script its input, and what it wrote back', async () => {
  expect(await runScript('compile-main.js', [[]], 'compiling the cells')).toEqual([[]]);
}, 60_000);

test('runScript says what failed, and what the script said', async () => {
  await expect(runScript('compile-main.js', 5, 'compiling the cells')).rejects.toThrow(
    /making the book: compiling the cells failed: [^]*TypeError: notebooks\.map is not a function/,
  );
  await expect(runScript('gone.js', null, 'finding')).rejects.toThrow(/finding failed: [^]*Cannot find module/);
}, 60_000);
