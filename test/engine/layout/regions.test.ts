import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Access, KINDS, PHASES } from '../../../lib/engine/layout/regions';

test('docs/engine.md has the map as KINDS states it', () => {
  const cell = ({ reads, writes }: Access): string => {
    if (writes === 'none') return reads === 'none' ? '' : `read: ${reads}`;
    return reads === 'none' ? `written: ${writes}` : `both: ${writes}`;
  };
  const rows = Object.entries(KINDS).map(
    ([kind, uses]) => `| ${[kind, uses.holds, ...PHASES.map((phase) => cell(uses[phase]))].join(' | ')} |`,
  );
  const table = [
    `| region | what is in it | ${PHASES.join(' | ')} |`,
    `|---|---|${'---|'.repeat(PHASES.length)}`,
    ...rows,
  ]
    .join('\n')
    .replaceAll(/ +\|/g, ' |');
  const file = join(__dirname, '..', '..', '..', 'docs', 'engine.md');
  const docs = readFileSync(file, 'utf8');
  if (docs.includes(`\n${table}\n\n`)) return;
  if (!process.env.DIGITS_WRITE) {
    throw new Error(`docs/engine.md: expected the map of regions.ts; "DIGITS_WRITE=1 npm test -- regions" writes it`);
  }
  writeFileSync(file, docs.replace(/\| region \| what is in it \|.*\n(\|.*\n)*/, `${table}\n`));
});
