import type { DisplayMessage, Sink } from '../../../lib/digits/display/sink';
import type { DrawnFigure } from '../../../lib/pictures/render';

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

/** Draws nothing, and answers when it is told to. */
export function fakeDraw() {
  const drawn: DrawnFigure[] = [];
  const answers: (() => void)[] = [];
  const draw = (figure: DrawnFigure) => {
    drawn.push(figure);
    return new Promise<{ png: Uint8Array; width: number; height: number }>((resolve) => {
      answers.push(() => resolve({ png: Uint8Array.of(1, 2, 3), width: 720, height: 420 }));
    });
  };
  return { draw, drawn, answers };
}
