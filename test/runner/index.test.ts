import * as runner from '../../lib/runner';

test('the package offers the commands, and what each of its rooms is for', () => {
  expect(Object.keys(runner).sort()).toEqual([
    'Kernel',
    'KernelDeathError',
    'OutputCollector',
    'TimeLimitError',
    'checkNotebooks',
    'checkTypes',
    'embedPictures',
    'formatNotebook',
    'kernelCommand',
    'lintNotebook',
    'listNotebooks',
    'main',
    'notebookOptions',
    'parseNotebook',
    'readNotebook',
    'readNotebooks',
    'runAll',
    'runNotebook',
    'startKernelCheck',
  ]);
});
