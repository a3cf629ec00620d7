import { StepError } from '../../tools/command/errors.mjs';
import { run, statusOf } from '../../tools/project/run.mjs';

const node = (script: string) => (): Promise<void> => run('trying', process.execPath, ['-e', script]);
const errorOf = async (work: () => Promise<void>): Promise<unknown> => {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error;
  }
};

test('run says what failed, and how', async () => {
  await expect(node('')()).resolves.toBeUndefined();
  await expect(node('process.exit(3)')()).rejects.toThrow('trying failed (exit status 3)');
  await expect(run('trying', '/no/such program', [])).rejects.toThrow('trying: cannot run /no/such program: ');
  expect(await errorOf(node('process.exit(3)'))).toMatchObject({ status: 1 });
});

test('run gives the status of a signal that ended the program', async () => {
  const error = await errorOf(node("process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 60_000)"));
  expect(error).toBeInstanceOf(StepError);
  expect(error).toMatchObject({ message: 'trying failed (SIGTERM)', status: 143 });
});

test('statusOf gives what a shell gives', () => {
  expect([statusOf(0, null), statusOf(3, null), statusOf(null, 'SIGINT'), statusOf(null, 'SIGTERM')]).toEqual([
    0, 3, 130, 143,
  ]);
});
