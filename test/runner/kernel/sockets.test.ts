import { createConnection, freePorts } from '../../../lib/runner/kernel/connection';
import { Sockets } from '../../../lib/runner/kernel/sockets';
import type { WireMessage } from '../../../lib/runner/kernel/wire';
import { until } from '../helpers';
import { FakeKernel } from './fake-kernel';

let kernel: FakeKernel;
let sockets: Sockets;
let received: WireMessage[];
beforeEach(async () => {
  const { info, remove } = createConnection(await freePorts(5));
  remove();
  received = [];
  kernel = await FakeKernel.start(info);
  sockets = new Sockets(info, (message) => received.push(message));
});
afterEach(() => {
  sockets.close();
  kernel.close();
});

test('Sockets.send puts many at once in their order, on the socket that is named', async () => {
  const ids = Array.from({ length: 100 }, (_, number) => sockets.send('shell', 'execute_request', { number }));
  const stop = sockets.send('control', 'shutdown_request', {});
  expect((await kernel.asked('control')).message.header.msg_id).toBe(stop);
  const found: string[] = [];
  while (found.length < ids.length) found.push((await kernel.asked('shell')).message.header.msg_id);
  expect(found).toEqual(ids);
});

test('Sockets hand on what is signed with the key only, with its cause and its bytes', async () => {
  sockets.send('shell', 'execute_request', {});
  const { from, message } = await kernel.asked('shell');
  const buffers = [Uint8Array.of(0, 255), Uint8Array.of()];
  await kernel.answer('shell', from, 'forged', {}, message, { key: 'another', buffers });
  await kernel.answer('shell', from, 'execute_reply', { status: 'ok' }, message, { buffers });
  expect(await until(() => received.length > 0, 10)).toBe(true);
  expect(received).toMatchObject([
    { header: { msg_type: 'execute_reply' }, parent: message.header, content: { status: 'ok' } },
  ]);
  expect(received[0]?.buffers.map((bytes) => [...bytes])).toEqual([[0, 255], []]);
});

test('Sockets.close lets go of the kernel: what is sent afterwards goes nowhere, and nothing fails', async () => {
  sockets.send('shell', 'execute_request', {});
  const { from, message } = await kernel.asked('shell');
  sockets.close();
  sockets.send('shell', 'execute_request', {});
  await kernel.answer('shell', from, 'execute_reply', {}, message).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(received).toEqual([]);
});
