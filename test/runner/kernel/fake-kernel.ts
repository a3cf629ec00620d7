import { Publisher, Router } from 'zeromq';

import type { ConnectionInfo } from '../../../lib/runner/kernel/connection';
import { decode, encode, newMessage, type WireMessage } from '../../../lib/runner/kernel/wire';
import type { JsonObject } from '../../../lib/runner/notebook/notebook';

interface Sent {
  /** Signs it instead of the connection's. */
  readonly key?: string;
  readonly buffers?: readonly Uint8Array[];
}

/** Plain sockets where a kernel has its own. */
export class FakeKernel {
  readonly #info: ConnectionInfo;
  readonly #routers = { shell: new Router(), control: new Router(), stdin: new Router() };
  readonly #iopub = new Publisher();

  private constructor(info: ConnectionInfo) {
    this.#info = info;
  }

  static async start(info: ConnectionInfo): Promise<FakeKernel> {
    const kernel = new FakeKernel(info);
    const { shell, control, stdin } = kernel.#routers;
    await shell.bind(`tcp://127.0.0.1:${info.shell_port}`);
    await control.bind(`tcp://127.0.0.1:${info.control_port}`);
    await stdin.bind(`tcp://127.0.0.1:${info.stdin_port}`);
    await kernel.#iopub.bind(`tcp://127.0.0.1:${info.iopub_port}`);
    return kernel;
  }

  /** Waits for the next question. */
  async asked(channel: 'shell' | 'control'): Promise<{ readonly from: Buffer; readonly message: WireMessage }> {
    const frames = await this.#routers[channel].receive();
    const message = decode(frames, this.#info.key);
    const [from] = frames;
    if (!message || !from) throw new Error('expected a signed message');
    return { from, message };
  }

  /** Sends what the message `cause` has caused to one that asked. */
  async answer(
    channel: 'shell' | 'stdin',
    from: Buffer,
    type: string,
    content: JsonObject,
    cause: WireMessage,
    sent: Sent = {},
  ) {
    await this.#routers[channel].send([from, ...this.#frames(type, content, cause, sent)]);
  }

  /** Sends it to all that listen. */
  async publish(type: string, content: JsonObject, cause: WireMessage, sent: Sent = {}): Promise<void> {
    await this.#iopub.send(['a topic', ...this.#frames(type, content, cause, sent)]);
  }

  close(): void {
    for (const socket of [...Object.values(this.#routers), this.#iopub]) socket.close();
  }

  #frames(type: string, content: JsonObject, cause: WireMessage, { key = this.#info.key, buffers = [] }: Sent) {
    return encode({ ...newMessage(type, content, 'fake'), parent: cause.header, buffers }, key);
  }
}
