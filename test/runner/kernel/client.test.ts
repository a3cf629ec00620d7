import { Client } from '../../../lib/runner/kernel/client';
import { createConnection, freePorts } from '../../../lib/runner/kernel/connection';
import type { KernelMessage } from '../../../lib/runner/kernel/outputs';
import { newMessage } from '../../../lib/runner/kernel/wire';
import { until } from '../helpers';
import { FakeKernel } from './fake-kernel';

let kernel: FakeKernel;
let client: Client;
beforeEach(async () => {
  const { info, remove } = createConnection(await freePorts(5));
  remove();
  // Before there is a kernel.
  client = new Client(info);
  kernel = await FakeKernel.start(info);
  await subscribed();
});
afterEach(() => {
  client.close();
  kernel.close();
});

/** Asks until an answer has come on iopub: a subscription takes hold some time after connecting. */
async function subscribed(): Promise<void> {
  let isHeard = false;
  for (let asked = 0; !isHeard && asked < 200; asked++) {
    void client.request('kernel_info_request', {}, { onMessage: () => (isHeard = true) });
    await kernel.publish('stream', {}, (await kernel.asked('shell')).message);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Asks, and keeps all that comes. */
async function ask(grace?: number) {
  const messages: KernelMessage[] = [];
  const options = {
    onMessage: (message: KernelMessage) => messages.push(message),
    ...(grace !== undefined && { grace }),
  };
  const reply = client.request('execute_request', { code: '1' }, options);
  return { messages, reply, ...(await kernel.asked('shell')) };
}
const OK = { status: 'ok', execution_count: 1 };
const IDLE = { execution_state: 'idle' };

test('request sends a message of version 5.3 that is signed with the key of the connection', async () => {
  const { message } = await ask();
  expect(message.header).toMatchObject({ msg_type: 'execute_request', version: '5.3' });
  expect([message.parent, message.metadata, message.content]).toEqual([{}, {}, { code: '1' }]);
});

test('request gives the reply, once the kernel is idle, and all that it has caused in its order', async () => {
  const { messages, reply, from, message } = await ask(Infinity);
  await kernel.publish('status', { execution_state: 'busy' }, message);
  await kernel.answer('shell', from, 'execute_reply', OK, message);
  for (let index = 0; index < 500; index++) await kernel.publish('stream', { text: `${index}` }, message);
  await kernel.publish('status', IDLE, message);
  expect(await reply).toEqual(OK);
  expect(messages).toEqual(
    Array.from({ length: 500 }, (_, index) => ({ type: 'stream', content: { text: `${index}` } })),
  );
});

test('requests that are sent at once arrive in their order, and each gets its own reply', async () => {
  const replies = [1, 2, 3].map((number) => client.request('execute_request', { number }, { grace: 0 }));
  const questions = [await kernel.asked('shell'), await kernel.asked('shell'), await kernel.asked('shell')];
  expect(questions.map(({ message }) => message.content)).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  for (const { from, message } of questions.reverse()) {
    await kernel.answer('shell', from, 'execute_reply', message.content, message);
  }
  expect(await Promise.all(replies)).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
});

test('request resolves after the grace if the kernel never says that it is idle', async () => {
  const { reply, from, message } = await ask(0.05);
  await kernel.answer('shell', from, 'execute_reply', OK, message);
  expect(await reply).toEqual(OK);
});

test('request ignores what is signed with another key, or not at all, on each socket', async () => {
  const { messages, reply, from, message } = await ask(Infinity);
  for (const key of ['another', '']) {
    await kernel.answer('shell', from, 'execute_reply', { status: 'forged' }, message, { key });
    await kernel.answer('stdin', from, 'input_request', { prompt: 'forged' }, message, { key });
    await kernel.publish('stream', { text: 'forged' }, message, { key });
    await kernel.publish('status', IDLE, message, { key });
  }
  await kernel.publish('stream', { text: 'true' }, message);
  await kernel.answer('shell', from, 'execute_reply', OK, message);
  await kernel.publish('status', IDLE, message);
  expect(await reply).toEqual(OK);
  expect(messages).toEqual([{ type: 'stream', content: { text: 'true' } }]);
});

test('request hears a message that bytes come with', async () => {
  const { messages, reply, from, message } = await ask(Infinity);
  await kernel.publish('display_data', { data: {} }, message, { buffers: [Uint8Array.of(0, 255), Uint8Array.of()] });
  await kernel.answer('shell', from, 'execute_reply', OK, message);
  await kernel.publish('status', IDLE, message);
  await reply;
  expect(messages).toEqual([{ type: 'display_data', content: { data: {} } }]);
});

test('request hears the kernel ask for input, at the address that asked on shell', async () => {
  const { messages, from, message } = await ask();
  // What is sent to this address before its socket has connected is lost.
  for (let asked = 0; messages.length === 0 && asked < 200; asked++) {
    await kernel.answer('stdin', from, 'input_request', { prompt: 'name?' }, message);
    await until(() => messages.length > 0, 0.05);
  }
  expect(messages[0]).toEqual({ type: 'input_request', content: { prompt: 'name?' } });
});

test('request hears what its code causes after the reply, and nothing that other messages have caused', async () => {
  const { messages, reply, from, message } = await ask(0);
  await kernel.answer('shell', from, 'execute_reply', OK, message);
  await reply;
  await kernel.publish('stream', { text: 'other' }, newMessage('execute_request', {}, 'other'));
  await kernel.publish('stream', { text: 'late' }, message);
  expect(await until(() => messages.length > 0, 10)).toBe(true);
  expect(messages).toEqual([{ type: 'stream', content: { text: 'late' } }]);
});

test('requestShutdown asks on the control socket, which a busy kernel hears too', async () => {
  client.requestShutdown();
  const { message } = await kernel.asked('control');
  expect([message.header.msg_type, message.content]).toEqual(['shutdown_request', { restart: false }]);
});

test('close ends the conversation: later requests go nowhere, and nothing fails', async () => {
  const { messages, from, message } = await ask();
  client.close();
  client.requestShutdown();
  await kernel.publish('stream', { text: 'late' }, message).catch(() => undefined);
  await kernel.answer('shell', from, 'execute_reply', OK, message).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(messages).toEqual([]);
});
