/** The script of one training thread: builds its program, then runs the jobs it is sent. */
import { parentPort, workerData } from 'node:worker_threads';

import type { Job } from '../threads/job';
import { programOf, type ThreadSetup } from '../threads/team';

const program = programOf(workerData as ThreadSetup);

parentPort?.on('message', (job: Job) => {
  program.run(job);
  parentPort?.postMessage('done');
});
