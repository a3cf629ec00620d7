import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { merge } from '../../../lib/digits/study/main';
import { studyFile } from '../../../lib/digits/study/results';

// Nothing here selects a backend, as nothing does in the process of npm run study -- merge.
test('merge is all that its process does: it needs nothing that trained before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'merge alone '));
  try {
    const lines: string[] = [];
    const part = studyFile('search');
    expect(await merge([part], { folder, log: (line) => lines.push(line) })).toBe(0);
    expect(readFileSync(join(folder, 'search.jsonl'), 'utf8')).toBe(readFileSync(part, 'utf8'));
    expect(lines.at(-1)).toContain('search.jsonl');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
