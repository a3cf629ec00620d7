/** @system bundles the page's kernel and runs it */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';

import { compileNotebooks } from '../../../../lib/book/live/build/compile-notebooks';
import { writeLive } from '../../../../lib/book/live/build/write-live';
import { fromSevenBits } from '../../../../lib/book/live/seven-bits';
import type { Parts } from '../../../../lib/book/live/page/parts';
import { projectFolder } from '../../../../lib/common/files/folders';

const folder = mkdtempSync(path.join(tmpdir(), 'book-'));
let written: readonly string[] = [];

beforeAll(async () => {
  written = await writeLive(folder);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

function part<Name extends keyof Parts>(name: Name): Parts[Name] {
  const page: { digitsParts?: Partial<Parts> } = {};
  runInContext(readFileSync(path.join(folder, `assets/live/${name}.js`), 'utf8'), createContext(page));
  return page.digitsParts?.[name] as Parts[Name];
}

const unpacked = (text: string): Buffer => gunzipSync(fromSevenBits(text));

interface Answer {
  readonly kind: string;
  readonly [name: string]: unknown;
}

/** A worker of a page as far as its script needs one: it hears what is sent, and answers. */
function worker(script: string): {
  send: (request: unknown) => void;
  answers: Answer[];
  until: (kind: string) => Promise<Answer>;
} {
  const answers: Answer[] = [];
  const names = [
    'WebAssembly',
    'URL',
    'Blob',
    'TextEncoder',
    'TextDecoder',
    'performance',
    'crypto',
    'fetch',
    'queueMicrotask',
  ];
  const more = [
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'MessageChannel',
    'AbortController',
    'AbortSignal',
  ];
  const streams = ['DecompressionStream', 'Response', 'atob', 'structuredClone', 'Event', 'EventTarget'];
  const given = Object.fromEntries(
    [...names, ...more, ...streams].map((name) => [name, Reflect.get(globalThis, name) as unknown]),
  );
  const page: Record<string, unknown> = {
    ...given,
    console: {},
    navigator: { hardwareConcurrency: 2, userAgent: 'test' },
    postMessage: (answer: Answer) => answers.push(answer),
    reportError: (error: unknown) => answers.push({ kind: 'error', error: String(error) }),
  };
  page.self = page;
  const context = createContext(page);
  runInContext(script, context);
  return {
    answers,
    send: (data) => (page.onmessage as (event: object) => void)({ data }),
    until: async (kind) => {
      for (;;) {
        const found = answers.find((answer) => answer === (kind as unknown) || answer.kind === kind);
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

test('writeLive writes the scripts that a page loads, and names them', () => {
  expect(written).toEqual(expect.arrayContaining(['assets/live.js', 'assets/live/editor.js', 'coi-serviceworker.js']));
  const all = written.map((name) => readFileSync(path.join(folder, name), 'utf8'));
  expect(all.every((text) => text.length > 1000)).toBe(true);
  // Nothing of the machine on which the book was made.
  expect(all.filter((text) => text.includes(projectFolder()))).toEqual([]);
});

test('the script of the kernel runs compiled cells after one another, and shows values as the kernel does', async () => {
  const { script, thread } = part('kernel');
  const { modules } = part('binaries');
  const { send, answers, until } = worker(unpacked(script).toString('utf8'));
  const binaries = Object.fromEntries(
    Object.entries(modules).map(([name, text]) => [name, new Uint8Array(unpacked(text))]),
  );
  const quick = part('quick').map((text) => new Uint8Array(unpacked(text)));
  send({ kind: 'start', binaries, quick, threadScript: thread, files: [], environment: {} });
  expect(await until('ready')).toEqual({ kind: 'ready', threads: 1 });

  const sources = [
    "import { loadDigits } from 'digits';\nconst { train, test } = loadDigits();\nlet counts = { train: train.count };",
    'const add = () => { counts = { ...counts, test: test.count } as never; };\nadd();\ncounts',
    "function deep(): never { throw new RangeError('too deep'); }\ndeep();",
    "import * as tf from '@tensorflow/tfjs-core';\nawait tf.ready();\ntf.getBackend()",
  ];
  const cells = sources.map((source, place) => ({ id: String(place), source }));
  const [compiled] = await compileNotebooks([{ name: 'one', cells }]);
  const results: unknown[] = [];
  for (const cell of compiled?.values() ?? []) {
    answers.length = 0;
    send({ kind: 'run', cell, count: results.length + 1 });
    const { succeeded } = await until('done');
    results.push([succeeded, ...answers.flatMap(({ kind, content }) => (kind === 'message' ? [content] : []))]);
  }
  expect(results).toEqual([
    [true],
    [true, { name: 'stdout', text: '{ train: 8000, test: 2000 }\n' }],
    [false, { name: 'stderr', text: 'RangeError: too deep\n    at deep (cell line 1)\n    at cell line 2\n' }],
    [true, { name: 'stdout', text: 'wasm\n' }],
  ]);
}, 120_000);

test('the script of the compiler finds the faults that the kernel finds, and gives what the page runs', async () => {
  const { script, files } = part('compiler');
  const { send, answers, until } = worker(unpacked(script).toString('utf8'));
  send(files);
  await until('ready');
  answers.length = 0;
  send({
    number: 1,
    declarations: '',
    source: "import { loadDigits } from 'digits';\nconst n: number = loadDigits('quick').train;",
  });
  send({ number: 2, declarations: 'declare const a: number;\n', source: 'a.toFixed(2)' });
  expect(answers).toEqual([
    {
      number: 1,
      compilation: { problems: [{ line: 2, column: 7, message: "Type 'Digits' is not assignable to type 'number'." }] },
    },
    {
      number: 2,
      compilation: {
        cell: expect.objectContaining({ last: 'tsLastExpr', uses: [{ name: 'a', line: 1, column: 1 }] }) as unknown,
      },
    },
  ]);
}, 120_000);
