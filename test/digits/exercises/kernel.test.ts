/** @system starts a kernel, and trains what the exercises ask about */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as ts from 'typescript';

import { projectFolder } from '../../../lib/common/files/folders';
import { LESSONS } from '../../../lib/digits/exercises/check';
import { Kernel } from '../../../lib/runner/kernel/kernel';
import { listNotebooks } from '../../../lib/runner/notebook/list-notebooks';
import { readNotebook } from '../../../lib/runner/notebook/notebook';

const NOTEBOOKS = path.join(projectFolder(), 'notebooks');
const SECONDS = 120;

interface CodeCell {
  readonly source: string;
  readonly declared: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
}

/** A cell with the names that it declares for others, and all names in it. */
function codeCell(source: string): CodeCell {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  const declared = new Set<string>();
  const used = new Set<string>();
  const visit = (node: ts.Node, outermost: boolean): void => {
    if (ts.isIdentifier(node)) used.add(node.text);
    const declares = ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isImportSpecifier(node);
    const isNamespace = ts.isNamespaceImport(node);
    if (outermost && (declares || isNamespace) && ts.isIdentifier(node.name)) declared.add(node.name.text);
    ts.forEachChild(node, (child) => visit(child, outermost && !ts.isFunctionLike(node)));
  };
  visit(file, true);
  return { source, declared, used };
}

/** The cells that have to be run for these to run: those that declare what they use, and those that choose a backend. */
function withNeeded(cells: readonly CodeCell[], wanted: readonly CodeCell[]): readonly CodeCell[] {
  const needed = new Set(wanted);
  for (let before = -1; before !== needed.size;) {
    before = needed.size;
    const names = new Set([...needed].flatMap(({ used }) => [...used]));
    for (const cell of cells) if ([...cell.declared].some((name) => names.has(name))) needed.add(cell);
  }
  return cells.filter((cell) => needed.has(cell) || /\bawait selectBackend\(/.test(cell.source));
}

const nameOf = ({ source }: CodeCell): string | undefined => /^check\.(\w+)\(/m.exec(source)?.[1];
const notebooks = listNotebooks(
  NOTEBOOKS,
  LESSONS.map(({ notebook }) => notebook),
).map((file) => ({
  file: path.basename(file),
  cells: readNotebook(file).cells.flatMap(({ type, source }) => (type === 'code' ? [codeCell(source)] : [])),
}));

describe('in the kernel', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'exercises test '));
  let kernel: Kernel;
  beforeAll(async () => {
    const env = {
      ...process.env,
      DIGITS_DATASET: 'quick',
      DIGITS_BACKEND: 'wasm',
      DIGITS_PICTURES: 'none',
      DIGITS_PROGRESS: folder,
    };
    kernel = await Kernel.start(NOTEBOOKS, { env });
  }, 60_000);
  afterAll(async () => {
    await kernel.close();
    rmSync(folder, { recursive: true });
  });

  /** Runs code; @returns the texts that it shows, and what it writes to stderr */
  async function run(code: string): Promise<string[]> {
    const shown: string[] = [];
    await kernel.execute(code, {
      timeout: SECONDS,
      onMessage: ({ type, content }) => {
        const { data, name, text } = content as { data?: Record<string, string>; name?: string; text?: string };
        if (type === 'display_data') shown.push(data?.['text/plain'] ?? '');
        if (type === 'stream' && name === 'stderr') shown.push(text ?? '');
      },
    });
    return shown;
  }

  test.each(notebooks)(
    'the exercises of $file are open as they stand, tell wrong answers, and are solved by their solutions',
    async ({ file, cells }) => {
      const lesson = LESSONS.find(({ notebook }) => notebook === Number.parseInt(file, 10));
      const asked = cells.filter(nameOf);
      // Together, for each piece of code takes the compiler as long as several lines do.
      const needed = withNeeded(cells, asked).map(({ source }) => source);
      const words = await run(needed.join('\n;\n'));
      expect(words.filter((text) => text.startsWith('○ Open.'))).toHaveLength(asked.length);
      expect(words.filter((text) => /^[✓✗!]/.test(text))).toEqual([]);

      const blocks = asked.map((cell) => {
        const name = nameOf(cell) ?? '';
        const solution = lesson?.exercises.find((each) => each.name === name)?.definition.solution.code;
        const call = /^check\.\w+\(.*$/m.exec(cell.source)?.[0] ?? '';
        return `{\n${solution}\n${call.replace(`(${name}`, '(null')}\n${call}\n}`;
      });
      const found = await run(`${blocks.join('\n')}\n${cells.at(-1)?.source}`);
      const count = asked.length;
      expect(found).toEqual([
        ...asked.flatMap(() => [
          expect.stringMatching(/^✗ Not yet\. `null`/) as unknown,
          expect.stringMatching(/^✓ Right\./) as unknown,
        ]),
        expect.stringMatching(
          new RegExp(`^Notebook ${lesson?.notebook}: ${count} of ${count} exercises solved`),
        ) as unknown,
      ]);
    },
    SECONDS * 1000,
  );
});
