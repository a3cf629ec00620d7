import { existsSync } from 'node:fs';

import { createConnection, freePorts } from '../../../../lib/runner/kernel/connection';
import { startKernelProcess } from '../../../../lib/runner/kernel/kernel-process';
import { Sockets } from '../../../../lib/runner/kernel/sockets';
import type { WireMessage } from '../../../../lib/runner/kernel/wire';
import type { JsonObject } from '../../../../lib/runner/notebook/notebook';
import { projectOf } from '../../helpers';

// These tests run a real tslab kernel, which takes one to two seconds to start.
jest.setTimeout(60_000);

const project = projectOf({});
let sockets: Sockets;
/** What waits for the answer to a question, by the question's id. */
const waiting = new Map<unknown, (answer: WireMessage) => void>();
let stop: () => Promise<void>;
let terminal: () => string;
let isFileThere = true;
/** What cells have printed. */
const printed: unknown[] = [];
/** Whether what the kernel publishes arrives: it connects later than what it answers, and what was published is lost. */
let isHeard = false;
beforeAll(async () => {
  const connection = createConnection(await freePorts(5));
  const started = startKernelProcess(connection, project.root, process.env);
  isFileThere = existsSync(connection.file);
  const kernel = await started;
  sockets = new Sockets(connection.info, (message) => {
    isHeard ||= message.header.msg_type === 'status';
    if (message.header.msg_type === 'stream') printed.push(message.content.text);
    if (message.header.msg_type.endsWith('_reply')) waiting.get(message.parent.msg_id)?.(message);
  });
  terminal = () => kernel.errorText();
  stop = async () => {
    sockets.close();
    await kernel.stop(0);
    project.remove();
  };
});
afterAll(() => stop());

/** The kernel's answer to a front end's question. */
function ask(type: string, question: JsonObject): Promise<{ readonly type: string; readonly content: unknown }> {
  return new Promise((resolve) => {
    const id = sockets.send('shell', type, question);
    waiting.set(id, ({ header, content }) => resolve({ type: header.msg_type, content }));
  });
}

/** What Shift-Tab shows at the mark `|`. */
async function tooltip(code: string): Promise<string> {
  const { content } = await ask('inspect_request', {
    code: code.replace('|', ''),
    cursor_pos: code.indexOf('|'),
    detail_level: 0,
  });
  return JSON.stringify(content);
}

test('a front end that asks for the history gets an empty one, and nothing is printed', async () => {
  expect(await ask('history_request', { output: false, raw: true, hist_access_type: 'tail', n: 100 })).toEqual({
    type: 'history_reply',
    content: { status: 'ok', history: [] },
  });
  expect(terminal()).toBe('');
});

test('a kernel is spoken to although its connection file was gone before it started', async () => {
  expect(isFileThere).toBe(false);
  expect(await ask('kernel_info_request', {})).toMatchObject({
    type: 'kernel_info_reply',
    content: { implementation: 'tslab' },
  });
});

test('a front end that asks for comms is answered by the name of its question', async () => {
  expect(await ask('comm_info_request', {})).toEqual({ type: 'comm_info_reply', content: { status: 'ok', comms: {} } });
});

test('a message that the kernel does not know, as of a widget, prints nothing into the cell that ran last', async () => {
  const cell = (code: string) =>
    ask('execute_request', { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false });
  while (!isHeard) await ask('kernel_info_request', {});
  await cell('1');
  sockets.send('shell', 'comm_open', { comm_id: '1', target_name: 'jupyter.widget', data: {} });
  await cell('"last"');
  // It comes on another socket than the answer.
  while (!printed.includes('last\n')) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(printed.join('')).not.toContain('comm_open');
});

test.each([
  ['refuses', 'where it is to stop', true, { status: 'abort' }],
  ['runs', 'where it is to go on', false, { status: 'ok' }],
])('the kernel %s what was sent behind a cell that fails, %s', async (_, __, stop_on_error, expected) => {
  const cell = (code: string, asked: boolean) =>
    ask('execute_request', {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: asked,
    });
  const [first, next] = await Promise.all([cell('throw 1', stop_on_error), cell('1', true)]);
  expect(first.content).toMatchObject({ status: 'error', execution_count: expect.any(Number) as number });
  expect(next.content).toMatchObject(expected);
  // Until the queue of cells is as new.
  await new Promise((resolve) => setTimeout(resolve, 250));
});

const DOCUMENTED =
  '/** Adds.\n * @param a one\n * @returns the sum\n * @throws RangeError if not */\nfunction add(a: number, b: number) { return a + b; }\n';

test.each([
  ['on the name', 'ad|d(1, 2)'],
  ['in empty brackets', 'add(|)'],
  ['in a call that breaks off', 'add(|'],
  ['in the second argument of an inner call', 'String(add(1, |2))'],
])('a tooltip %s tells about the function, with what it returns and throws', async (_, code) => {
  const text = await tooltip(DOCUMENTED + code);
  expect(text).toContain('function add(a: number, b: number): number');
  expect(text).toContain('@param a one');
  expect(text).toContain('@returns the sum');
  expect(text).toContain('@throws RangeError if not');
});

test.each([
  ['before which nothing is special', 'const a1 = [1]; a1.toSpl|', 'a1.'],
  ['behind characters of two units', 'const a2 = "😀😀"; a2.toUpperC|', 'a2.'],
  ['between them', 'const a3 = ["😀"]; a3.toSpl|; "😀"', 'a3.'],
])('Tab completes a word %s, counted in characters', async (_, marked, before) => {
  const code = marked.replace('|', '');
  const characters = (text: string): number => [...text].length;
  const cursor = characters(marked.slice(0, marked.indexOf('|')));
  const { content } = await ask('complete_request', { code, cursor_pos: cursor });
  const start = characters(code.slice(0, code.lastIndexOf(before) + before.length));
  expect(content).toMatchObject({ status: 'ok', cursor_start: start, cursor_end: cursor });
});

test('a tooltip is that of the word behind characters of two units', async () => {
  const code = '"😀😀😀" + String(1)';
  const cursor_pos = [...code.slice(0, code.indexOf('ring'))].length;
  const { content } = await ask('inspect_request', { code, cursor_pos, detail_level: 0 });
  expect(JSON.stringify(content)).toContain('StringConstructor');
});

test('a tooltip outside of calls finds nothing', async () => {
  expect(await tooltip('add(1, 2);\n|\n')).toContain('"found":false');
});
