/** The script of one training thread: builds its program, then runs the jobs it is sent. */
import { parentPort, workerData } from 'node:worker_threads';

import { instantiate } from '../contract/load';
import type { Plan } from '../layout/plan';
import { type Job, Program } from '../threads/program';

export interface WorkerSetup {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly plan: Plan;
  readonly thread: number;
}

const setup = workerData as WorkerSetup;
const program = new Program(setup.memory, instantiate(setup.module, setup.memory), setup.plan, setup.thread);

parentPort?.on('message', (job: Job) => {
  program.run(job);
  parentPort?.postMessage('done');
});
