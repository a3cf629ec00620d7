import { randomUUID } from 'node:crypto';

import { context, Dealer, Subscriber } from 'zeromq';

import type { JsonObject } from '../notebook/notebook';
import type { ConnectionInfo } from './connection';
import { decode, encode, newMessage, type WireMessage } from './wire';

// What a dead kernel never fetched must not keep this process from ending.
context.blocky = false;

/** A socket on which a kernel is asked. */
export type Channel = 'shell' | 'control';

/** The sockets of a Jupyter front end, connected to one kernel. */
export class Sockets {
  readonly #key: string;
  /** Also the address to which the kernel answers, which must be the same on shell and stdin. */
  readonly #session = randomUUID();
  readonly #asking: Readonly<Record<Channel, Dealer>>;
  readonly #all: readonly (Dealer | Subscriber)[];
  /** The last send of each socket: one can do only one at a time. */
  readonly #sent: Record<Channel, Promise<void>> = { shell: Promise.resolve(), control: Promise.resolve() };

  /**
   * Connects; the kernel need not listen yet.
   *
   * @param receive gets every message that the kernel has signed, those of one socket in their order
   */
  constructor(info: ConnectionInfo, receive: (message: WireMessage) => void) {
    this.#key = info.key;
    const dealer = () => new Dealer({ routingId: this.#session });
    const [shell, control, stdin, iopub] = [dealer(), dealer(), dealer(), new Subscriber()];
    iopub.subscribe();
    this.#asking = { shell, control };
    this.#all = [shell, control, stdin, iopub];
    const ports = [info.shell_port, info.control_port, info.stdin_port, info.iopub_port];
    this.#all.forEach((socket, index) => {
      socket.connect(`${info.transport}://${info.ip}:${ports[index]}`);
      void this.#listen(socket, receive);
    });
  }

  /** @returns the id of the message */
  send(channel: Channel, type: string, content: JsonObject): string {
    const message = newMessage(type, content, this.#session);
    const socket = this.#asking[channel];
    const frames = encode(message, this.#key);
    this.#sent[channel] = this.#sent[channel].then(async () => {
      try {
        await socket.send(frames);
      } catch (error) {
        // Closed meanwhile: nobody waits for an answer any more.
        if (!socket.closed) throw error;
      }
    });
    return message.header.msg_id;
  }

  close(): void {
    for (const socket of this.#all) socket.close();
  }

  async #listen(socket: Dealer | Subscriber, receive: (message: WireMessage) => void): Promise<void> {
    for await (const frames of socket) {
      const message = decode(frames, this.#key);
      if (message && !socket.closed) receive(message);
    }
  }
}
