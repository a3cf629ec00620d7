/* Runs and checks notebooks without Python. */

// Notebook files.
export {
  type Cell,
  type CodeCell,
  formatNotebook,
  type MarkdownCell,
  type Notebook,
  parseNotebook,
  readNotebook,
} from './notebook/notebook';
export { listNotebooks, readNotebooks } from './notebook/list-notebooks';
export { embedPictures } from './notebook/embed-pictures';

// The kernel.
export { type Execution, Kernel, KernelDeathError, TimeLimitError } from './kernel/kernel';
export { kernelCommand } from './kernel/kernel-process';
export { type KernelMessage, OutputCollector } from './kernel/outputs';

// Checks without running anything.
export { startKernelCheck } from './check/check-kernel';
export { checkTypes, notebookOptions, type NotebookFile, type Problem } from './check/check-types';
export { lintNotebook } from './check/lint-notebook';

// Runs.
export { runAll } from './run/run';
export { type NotebookRun, runNotebook } from './run/run-notebook';

// The commands.
export { checkNotebooks } from './check-notebooks';
export { main } from './main';
