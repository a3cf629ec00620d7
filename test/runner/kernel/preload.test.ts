/** @system starts kernels */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { Kernel } from '../../../lib/runner/kernel/kernel';
import { projectOf } from '../helpers';

// These tests run a real tslab kernel, which takes one to two seconds to start.
jest.setTimeout(120_000);

const project = projectOf({});
let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.start(project.root);
});
afterAll(async () => {
  await kernel.close();
  project.remove();
});

/** What a cell printed; `begun` is told at each of its outputs what is there so far. */
async function run(source: string, begun: (written: string) => void = () => undefined): Promise<string> {
  let written = '';
  const { status } = await kernel.execute(source, {
    timeout: 60,
    onMessage: ({ content }) => {
      written += String(content.text);
      begun(written);
    },
  });
  // For 200 ms after an error tslab answers every request with `abort`.
  if (status !== 'ok') await new Promise((resolve) => setTimeout(resolve, 250));
  return written.trimEnd();
}

/** What the last of the cells printed, after the others ran. */
async function last(...sources: string[]): Promise<string> {
  let written = '';
  for (const source of sources) written = await run(source);
  return written;
}

describe('names of earlier cells', () => {
  beforeAll(() =>
    last(
      "import { join } from 'node:path'; const count = 3; let [b, c] = [1, 2]; const digits = { count, inner: { label: 7 } };",
    ),
  );

  test.each([
    ['shorthand', '({ count })', '{ count: 3 }'],
    ['shorthand inside of functions and spreads', '[1].map((n) => ({ n, ...{ count } }))', '[ { n: 1, count: 3 } ]'],
    ['shorthand of what was imported', '({ join }).join("a", "b")', 'a/b'],
    [
      'shorthand in assignments, with and without a default',
      '({ b, c = count } = { b: 5 } as any); [b, c]',
      '[ 5, 3 ]',
    ],
    ['a renamed part', 'const { count: n } = digits; n', '3'],
    ['a renamed part of a part, with a default', 'const { inner: { label: a = 1 } } = digits; a', '7'],
    [
      'a renamed part of a parameter',
      '[digits].map(({ count: n, ...rest }) => ({ n, rest }))',
      '[ { n: 3, rest: { inner: [Object] } } ]',
    ],
    ['a name of this cell that hides an earlier one', '((count: number) => ({ count }))(8)', '{ count: 8 }'],
    ['a function with a parameter exports', '((exports: number) => exports * count)(8)', '24'],
    [
      'a function with variables exports and require, in all places where a name can stand',
      `let sum = 0;
      function f({ exports, of: { require = 5 } }: { exports: number; of: { require?: number } }) {
        sum += count;
        ({ exports } = { exports: exports + 1 });
        return { exports, require, sum, [exports]: join('a', 'b') };
      }
      f({ exports: 1, of: {} })`,
      "{ '2': 'a/b', exports: 2, require: 5, sum: 3 }",
    ],
    [
      'a function with a parameter require that imports',
      "await (async (require: string) => (await import('node:path')).join(require, 'b'))('a')",
      'a/b',
    ],
  ])('stand in %s', async (_, source, shown) => {
    expect(await last(source)).toBe(shown);
  });
});

describe('a variable of an earlier cell', () => {
  test.each([
    ['is one with that of its function', ['let rate = 1; function f() { return rate; }', 'rate = 5; f()'], '5'],
    ['is one with that of a class', ['let rate = 1; class A { b = rate; }', 'rate += 6; new A().b'], '7'],
    [
      'is one when it comes from a pattern',
      ['let [p, { q }] = [1, { q: 2 }]; const sum = () => p + q;', '[p, q] = [10, 20]; sum()'],
      '30',
    ],
    [
      'is one for a function of a cell between',
      ['let rate = 1;', 'const twice = () => 2 * rate;', 'rate = 4; twice()'],
      '8',
    ],
    [
      'is changed by its function',
      ['let count = 0; function add() { count++; }', 'add(); count = 10; add(); count'],
      '11',
    ],
    [
      'is another one when it is declared again',
      ['let rate = 1; const f = () => rate;', 'let rate = "new";', 'rate = "x"; [f(), rate]'],
      "[ 1, 'x' ]",
    ],
    ['is as before after a cell that failed', ['let rate = 1;', 'let rate = 2; throw 1;', 'rate'], '1'],
    ['may have any name', ['let value = 1; var of = 2; const f = () => value + of;', 'value = 10; of = 20; f()'], '30'],
    [
      'changes while a later cell waits',
      [
        'let done = false; const end = () => { done = true; };',
        'setTimeout(end, 20); while (!done) await new Promise((next) => setTimeout(next, 5)); done',
      ],
      'true',
    ],
  ])('%s', async (_, sources, shown) => {
    expect(await last(...sources)).toBe(shown);
  });
});

describe('a cell may use', () => {
  beforeAll(() => {
    writeFileSync(path.join(project.root, 'beside.json'), '{ "answer": 42 }');
    writeFileSync(path.join(project.root, '..', 'above.json'), '{ "answer": 43 }');
  });

  test.each([
    ['findLast', '[1, 2].findLast((v) => v < 2)', '1'],
    [
      'toSorted, toReversed, toSpliced and with',
      '[3, 1, 2].toSorted().toReversed().toSpliced(1, 1).with(0, 7)',
      '[ 7, 1 ]',
    ],
    ['the same of lists that are readonly', '([3, 1] as readonly number[]).toSorted()', '[ 1, 3 ]'],
    [
      'the same of typed arrays',
      'new Float32Array([2, 1]).toSorted().with(0, 9).toReversed()',
      'Float32Array(2) [ 2, 9 ]',
    ],
    ['JSON', "import beside from './beside.json'; beside.answer.toFixed(1)", '42.0'],
    ['JSON of another folder', "import above from '../above.json'; above.answer.toFixed(1)", '43.0'],
    ['for await as its only await', 'for await (const v of [Promise.resolve(1)]) console.log(v);', '1'],
    [
      'for await in a function without being one that waits',
      'const later = async () => { for await (const v of [1]) console.log(v); }; typeof later',
      'function',
    ],
    ['await before a bracket as its only await', 'await (async () => 3)()', '3'],
    ['await before a list', 'await [Promise.resolve(4)][0]', '4'],
    ['await of an awaited value, within a call', 'console.log((await (Promise.resolve([5]))).length)', '1'],
    ['await at the end of a line', 'await\nPromise.resolve(6)', '6'],
    ['await in the computed name of a method', '({ [await (Promise.resolve("k"))]() {} })', '{ k: [Function: k] }'],
    ['groupBy where Node.js has it', 'groupBy' in Object ? 'Object.groupBy([1, 2], String)[1].length' : '1', '1'],
  ])('%s', async (_, source, shown) => {
    expect(await last(source)).toBe(shown);
  });
});

describe('an error', () => {
  beforeAll(() => {
    const helper =
      '// a comment\ninterface Thing { a: number }\n\nexport function fails(thing: Thing): void {\n  null!.x;\n}\n';
    writeFileSync(path.join(project.root, 'typed.ts'), helper);
    writeFileSync(
      path.join(project.root, 'helper.ts'),
      helper.replace('null!.x', 'throw new RangeError(`n ${thing.a}`)'),
    );
  });

  test.each([
    [
      'of a cell',
      '// a comment\n\ninterface Nothing {}\nthrow new RangeError("too long");',
      'RangeError: too long\n    at cell line 4',
    ],
    ['of a cell that waits', 'await 1;\n\nawait Promise.reject(new Error("b"));', 'Error: b\n    at cell line 3'],
    ['that is no error', 'throw { a: 1 };', 'thrown: { a: 1 }'],
    ['that is a text', 'throw "100 %d";', "thrown: '100 %d'"],
    ['that is nothing', 'throw undefined;', 'thrown: undefined'],
    [
      'that nothing catches',
      'setTimeout(() => {\n  throw new Error("f");\n}, 1);\nawait new Promise((next) => setTimeout(next, 50));',
      'UncaughtException: Error: f\n    at Timeout._onTimeout (cell line 2)',
    ],
    ['of types', 'const a = 1;\nconst text: string = a;', "2:7 - Type 'number' is not assignable to type 'string'."],
    ['of types where the code breaks off', 'const list = [1, 2', "1:19 - ',' expected."],
    [
      'of types for which tslab would name a path, and options',
      'import * as m from "./helper"; const n: number = m;\n[].group;',
      "1:38 - Type 'typeof import(\"helper\")' is not assignable to type 'number'.\n2:4 - Property 'group' does not exist on type 'undefined[]'.",
    ],
    [
      'of types in a module of the reader',
      'import { fails } from "./typed"; fails({ a: 3 })',
      "typed.ts 5:3 - Object is possibly 'null'.",
    ],
    [
      'of names that the kernel needs',
      '\nconst { Object } = globalThis;\nlet require = 3;',
      "2:9 - The kernel itself needs the name 'Object': choose another one.\n3:5 - The kernel itself needs the name 'require': choose another one.",
    ],
    [
      'of a name that a cell exports',
      'export const z = 3;',
      "1:14 - Every cell sees 'z' anyway: leave out the word export.",
    ],
  ])('%s shows its sentence and the lines of the reader', async (_, source, shown) => {
    expect(await last(source)).toBe(shown);
  });

  test.each([
    ['of its first line', 'throw new Error("a");', 'Error: a\n    at cell line 1'],
    [
      'of the own functions of a cell with a variable that is assigned to',
      'let n = 0;\nfunction f(): void {\n  n++;\n  throw new Error("c");\n}\nconst g = () => {\n  f();\n};\ng();',
      'Error: c\n    at f (cell line 4)\n    at g (cell line 7)\n    at cell line 9',
    ],
    [
      'of what it calls in Node.js',
      'readFileSync("none")',
      "Error: ENOENT: no such file or directory, open 'none'\n    at cell line 1",
    ],
    [
      'of a module that is not there',
      "require('./nofile')",
      "Error: Cannot find module './nofile'\n    at cell line 1",
    ],
    [
      'of a file to import that is not there',
      "const file: string = './nofile';\nawait import(file)",
      "Error: Cannot find module './nofile'\n    at cell line 2",
    ],
    [
      'of a module of the reader',
      '\nfails({ a: 3 })',
      'RangeError: n 3\n    at fails (helper line 5)\n    at cell line 2',
    ],
    [
      'of a recursion without an end',
      'function f(): void { f(); }\nf()',
      'RangeError: Maximum call stack size exceeded\n    at f (cell line 1)',
    ],
    [
      'that tells its cause, and the cause of that',
      'throw new Error("f: g", { cause: new Error("g", { cause: new RangeError("h") }) });',
      'Error: f: g\n    at cell line 1\n  because of RangeError: h',
    ],
    ['without words', 'throw new TypeError();', 'TypeError\n    at cell line 1'],
    [
      'of a class of the reader, with what it knows',
      'class Bad extends Error { detail = 7; }\nthrow new Bad("d");',
      'Bad: d\n    at cell line 2\n  { detail: 7 }',
    ],
    [
      'with causes',
      'throw new Error("outer", { cause: new TypeError("inner", { cause: "text" }) });',
      "Error: outer\n    at cell line 1\n  because of TypeError: inner\n  because of 'text'",
    ],
    [
      'of several',
      'await Promise.any([Promise.reject(new Error("a")), Promise.reject(new TypeError("b"))])',
      'AggregateError: All promises were rejected\n  because of Error: a\n  because of TypeError: b',
    ],
    [
      'of several, whose letters are in its words but not their words',
      'throw new AggregateError([new Error("reject"), new TypeError("two")], "two of three were rejected")',
      'AggregateError: two of three were rejected\n    at cell line 1\n  because of Error: reject',
    ],
  ])('%s shows the same when the reader prints it', async (_, source, shown) => {
    const imports = 'import { readFileSync } from "node:fs"; import { fails } from "./helper";';
    expect(await last(`${imports} try { ${source}\n} catch (error) { console.log(error); }`)).toBe(shown);
  });

  test('is part of what is shown around it', async () => {
    expect(await last('const error = new Error("e"); ({ error })')).toBe(
      '{\n  error: Error: e\n      at cell line 1\n}',
    );
  });

  test('of a function of an earlier cell shows which cell that is', async () => {
    const shown = await last('function deep(): void {\n  throw new Error("g");\n}\nundefined', '\ndeep()');
    expect(shown).toMatch(/^Error: g\n {4}at deep \(cell \[\d+\] line 2\)\n {4}at cell line 2$/);
  });
});

test.each([
  ['what the reader says', "console.trace('%d of', 3, { a: 1 })", 'Trace: 3 of { a: 1 }\n    at cell line 1'],
  ['nothing', 'const f = () => {\n  console.trace();\n};\nf();', 'Trace\n    at f (cell line 2)\n    at cell line 4'],
])('a trace with %s shows the lines of the reader', async (_, source, shown) => {
  expect(await last(source)).toBe(shown);
});

test('a module that appears after a cell has looked for it does not break the cells after', async () => {
  const file = path.join(project.root, 'late.ts');
  expect(await last('import { late } from "./late"; late')).toMatch(/Cannot find module '\.\/late'/);
  writeFileSync(file, 'export const late = 1;');
  // The folder is watched: until the kernel has heard of the file, nothing happens.
  for (let i = 0; i < 5; i++) expect(await last('await new Promise((next) => setTimeout(next, 50)); 1')).toBe('1');
  expect(await last('import { late } from "./late"; late')).toBe('1');
});

describe('what a cell writes', () => {
  test.each([
    [
      'with a callback, which is called',
      "await new Promise<void>((done) => process.stdout.write('a', () => done()))",
      'a',
    ],
    [
      'with an encoding and a callback',
      "await new Promise<void>((done) => process.stderr.write('w6k=', 'base64', () => done()))",
      'é',
    ],
    [
      'byte by byte is whole characters',
      "for (const byte of Buffer.from('é😀')) process.stdout.write(Uint8Array.of(byte)); 1",
      'é😀1',
    ],
  ])('%s', async (_, source, expected) => {
    expect(await run(source)).toBe(expected);
  });
});

describe('an interrupt', () => {
  const begun = 'process.stdout.write("begun ");';
  const endless = 'await new Promise(() => undefined);';
  // Node.js loses a signal that comes at the very moment at which the code of a cell first gives way.
  const later = 'await new Promise((next) => setTimeout(next));';

  test.each([
    ['ends a loop', `${begun} while (true);`, 'Interrupted: the cell was stopped.'],
    ['ends a loop before the first await', `${begun} while (true); await 1;`, 'Interrupted: the cell was stopped.'],
    [
      'ends the waiting for a loop that pauses in every round',
      `${later} ${begun} for (const end = Date.now() + 3000; Date.now() < end; ) await new Promise(setImmediate);`,
      'Interrupted: the cell was stopped.',
    ],
    ['ends the waiting for a promise', `${later} ${begun} ${endless}`, 'Interrupted: the cell was stopped.'],
    [
      'lets who listens end in order, and the cell ends with its words',
      `const end = (reject: (why: Error) => void) => reject(Object.assign(new Error('stopped at 6'), { name: 'Interrupted' }));
       const stopped = new Promise((_, reject) => process.once('SIGINT', () => setTimeout(end, 100, reject)));
       ${later} ${begun} await stopped;`,
      'Interrupted: stopped at 6\n    at Timeout.end [as _onTimeout] (cell line 1)',
    ],
  ])('%s', async (_, source, shown) => {
    const interrupt = () => setTimeout(() => process.kill(kernel.pid, 'SIGINT'), 50);
    let sent = false;
    const written = await run(source, () => {
      if (!sent) interrupt();
      sent = true;
    });
    expect(written).toBe(`begun ${shown}`);
  });

  test('that comes again cuts short who listens and does not end', async () => {
    const listen = `const deaf = () => console.log("heard");\nprocess.on("SIGINT", deaf); ${later} console.log("begun");`;
    const interrupts: NodeJS.Timeout[] = [];
    const written = await run(`${listen} ${endless}`, (so) => {
      // After the cell's last words an interrupt would reach the next cell.
      if (so.includes('Interrupted')) interrupts.forEach(clearTimeout);
      else interrupts.push(setTimeout(() => process.kill(kernel.pid, 'SIGINT'), 50));
    });
    // Every output is followed by an interrupt: without the cure there would be hundreds.
    expect(written).toMatch(/^begun\n(heard\n){1,9}Interrupted: the cell was stopped\./);
    await last('process.removeAllListeners("SIGINT");');
  });
});

test.each([
  [
    'not finished',
    'new Promise(() => undefined)',
    'Promise { <pending> }\nThis is a promise that is not finished: write await in front to get the value.',
  ],
  [
    'failed',
    'const late = Promise.reject(1); late.catch(() => undefined); late',
    'Promise { <rejected> 1 }\nThis is a promise that failed: write await in front to get the value.',
  ],
  ['finished', 'Promise.resolve(3)', 'Promise { 3 }\nThis is a promise: write await in front to get the value.'],
  [
    'in a list',
    '[1].map(async () => 2)',
    '[ Promise { 2 } ]\nThese are promises: write await Promise.all(...) around to get the values.',
  ],
])('a promise that is %s shows the way to its value', async (_, source, shown) => {
  expect(await last(source)).toBe(shown);
});
