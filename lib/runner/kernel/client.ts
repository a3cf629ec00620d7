import type { JsonObject } from '../notebook/notebook';
import type { ConnectionInfo } from './connection';
import type { KernelMessage } from './outputs';
import { Sockets } from './sockets';

export type RequestType = 'execute_request' | 'kernel_info_request' | 'shutdown_request';

export interface RequestOptions {
  /** Gets every message that the request causes besides the reply and the status. @default none wanted */
  readonly onMessage?: (message: KernelMessage) => void;
  /** Seconds to wait for `idle`, which can be lost, after the reply. @default 2 */
  readonly grace?: number;
}

/** Speaks the Jupyter protocol with one kernel. */
export class Client {
  readonly #sockets: Sockets;
  readonly #listeners = new Map<string, (message: KernelMessage) => void>();

  /** The kernel need not listen yet. */
  constructor(info: ConnectionInfo) {
    this.#sockets = new Sockets(info, ({ header, parent, content }) => {
      const cause = parent.msg_id;
      if (typeof cause === 'string') this.#listeners.get(cause)?.({ type: header.msg_type, content });
    });
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
      const id = this.#sockets.send('shell', type, content);
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
    this.#sockets.send('control', 'shutdown_request', { restart: false });
  }

  close(): void {
    this.#sockets.close();
  }
}
