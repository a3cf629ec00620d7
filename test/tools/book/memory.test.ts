import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

import { descendants, largestPage } from '../../../tools/book/memory.mjs';

const onLinux = existsSync('/proc/self/smaps_rollup') ? test : test.skip;

/** A process with a child that is called as a page's process is, and holds 50 MB. */
const PARENT = `const { spawn } = require('node:child_process');
const page = "const held = Buffer.alloc(50e6, 1); console.log(process.pid); setInterval(() => held, 1e6)";
spawn(process.execPath, ['-e', page, '--', '--type=renderer'], { stdio: 'inherit' });
setInterval(() => 0, 1e6);`;

onLinux('largestPage reads the memory of the pages among the processes that a browser has started', async () => {
  const parent = spawn(process.execPath, ['-e', PARENT], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(parent.stdout, 'data')) as [Buffer];
  const child = Number(String(said));
  try {
    expect(descendants(parent.pid ?? 0)).toEqual([child]);
    expect(descendants(process.pid)).toEqual(expect.arrayContaining([parent.pid, child]));
    expect(largestPage(parent.pid ?? 0)).toBeGreaterThan(50e6);
    expect(largestPage(child)).toBeUndefined();
  } finally {
    process.kill(child);
    parent.kill();
    await once(parent, 'close');
  }
});
