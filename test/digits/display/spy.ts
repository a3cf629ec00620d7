import type { DisplayMessage, Sink } from '../../../lib/digits/display/sink';

/** A sink that keeps what it is sent. */
export function spySink(): { sink: Sink; messages: DisplayMessage[] } {
  const messages: DisplayMessage[] = [];
  return { sink: (message) => messages.push(message), messages };
}

/** The text of one kind of a display. */
export function textOf(message: DisplayMessage | undefined, mime: string): string {
  const text = message?.data[mime];
  if (typeof text !== 'string') throw new TypeError(`expected text of type ${mime}, found ${typeof text}`);
  return text;
}
