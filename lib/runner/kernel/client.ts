import { randomUUID } from 'node:crypto';

import { createMainChannel, type JupyterConnectionInfo } from 'enchannel-zmq-backend';
import { context } from 'zeromq';

import { isJsonObject, type JsonObject } from '../notebook/notebook';
import type { KernelMessage } from './outputs';

// What a dead kernel never fetched must not keep this process from ending.
context.blocky = false;

export type RequestType = 'execute_request' | 'kernel_info_request' | 'shutdown_request';

export interface RequestOptions {
  /** Gets every message that the request causes besides the reply and the status. @default none wanted */
  readonly onMessage?: (message: KernelMessage) => void;
  /** Seconds to wait for `idle`, which can be lost, after the reply. @default 2 */
  readonly grace?: number;
}

type Channel = Awaited<ReturnType<typeof createMainChannel>>;

/** Speaks the Jupyter protocol with one kernel. */
export class Client {
  readonly #channel: Channel;
  readonly #listeners = new Map<string, (message: KernelMessage) => void>();

  private constructor(channel: Channel) {
    this.#channel = channel;
    channel.subscribe(({ header, parent_header: parent, content }) => {
      const listener = this.#listeners.get(parent.msg_id ?? '');
      if (listener && isJsonObject(content)) listener({ type: header.msg_type, content });
    });
  }

  /** The kernel need not listen yet. */
  static async connect(info: JupyterConnectionInfo): Promise<Client> {
    return new Client(await createMainChannel(info));
  }

  /**
   * Sends a request on the shell socket. Messages that it causes later still reach `onMessage`.
   *
   * @returns the reply's content, once the kernel has also said that it is idle: by then all output
   *   that was sent before has arrived
   */
  request(type: RequestType, content: JsonObject, { onMessage, grace = 2 }: RequestOptions = {}): Promise<JsonObject> {
    return new Promise((resolve) => {
      let reply: JsonObject | undefined;
      let idle = false;
      const id = this.#send(type, content, 'shell');
      this.#listeners.set(id, (message) => {
        if (message.type === type.replace('request', 'reply')) {
          reply = message.content;
          if (!idle && Number.isFinite(grace)) setTimeout(resolve, grace * 1000, reply).unref();
        } else if (message.type === 'status') {
          idle ||= message.content.execution_state === 'idle';
        } else {
          onMessage?.(message);
        }
        if (reply && idle) resolve(reply);
      });
    });
  }

  /** Asks the kernel to end, without waiting for it. */
  requestShutdown(): void {
    this.#send('shutdown_request', { restart: false }, 'control');
  }

  close(): void {
    this.#channel.complete();
  }

  /** @returns the id of the message */
  #send(type: RequestType, content: JsonObject, channel: 'shell' | 'control'): string {
    const id = randomUUID();
    // The library fills in the user and the session.
    const header = {
      msg_id: id,
      msg_type: type,
      version: '5.3',
      date: new Date().toISOString(),
      username: '',
      session: '',
    };
    this.#channel.next({ header, parent_header: {}, metadata: {}, content, channel });
    return id;
  }
}
