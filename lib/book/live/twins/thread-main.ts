/// <reference lib="webworker" />
/* The script of one training thread in a worker of its own: builds its program, then runs the jobs it is sent. */
import { instantiate } from '@digits/engine/dist/contract/load';
import type { Job } from '@digits/engine/dist/threads/job';
import { Program } from '@digits/engine/dist/threads/program';
import type { ThreadSetup } from '@digits/engine/dist/threads/team';

let program: Program | undefined;

globalThis.onmessage = ({ data }: MessageEvent<{ readonly setup?: ThreadSetup; readonly job?: Job }>) => {
  const { setup, job } = data;
  if (setup) {
    const { module, memory, plan, thread } = setup;
    program = new Program(memory, instantiate(module, memory), plan, thread);
  }
  if (job) {
    program?.run(job);
    globalThis.postMessage('done');
  }
};
