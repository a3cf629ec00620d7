import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { type Cell, formatNotebook, type Notebook } from '../../lib/runner/notebook/notebook';

/** A notebook of code cells, and of Markdown cells for sources that begin with `#`. */
export function notebookOf(...sources: string[]): Notebook {
  const cells = sources.map((source, i): Cell => {
    const common = { id: `cell-${i + 1}`, metadata: {}, source };
    return source.startsWith('#')
      ? { type: 'markdown', ...common }
      : { type: 'code', ...common, executionCount: null, outputs: [] };
  });
  const kernelspec = { display_name: 'TypeScript', language: 'typescript', name: 'tslab' };
  return { metadata: { kernelspec }, minor: 5, cells };
}

/** A new project folder, whose path holds a space, with these notebooks in its folder `notebooks`. */
export function projectOf(notebooks: Record<string, Notebook>): { root: string; remove: () => void } {
  const temporary = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'digits-test-')));
  const root = path.join(temporary, 'a project');
  mkdirSync(path.join(root, 'notebooks'), { recursive: true });
  for (const [name, notebook] of Object.entries(notebooks)) {
    writeFileSync(path.join(root, 'notebooks', name), formatNotebook(notebook));
  }
  return { root, remove: () => rmSync(temporary, { recursive: true }) };
}

/** Keeps what is written to it. */
export class Written {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number;

  constructor({ isTTY = false, columns = 40 } = {}) {
    this.isTTY = isTTY;
    this.columns = columns;
  }

  write(text: string): void {
    this.text += text;
  }
}

/** Whether a process exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until the condition holds, at most the given seconds; @returns whether it does */
export async function until(condition: () => boolean, seconds: number): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 25));
  return condition();
}
