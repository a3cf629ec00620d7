/// <reference lib="dom" />
import type { Point } from 'digits/dist/data/drawn/strokes';

import { make } from '../base/dom';

/** Side of the drawing field, in its own pixels; on a narrow page it is shown smaller. */
export const FIELD = 280;
/** Width of the pen, of about a tenth of a digit's height, as in MNIST. */
export const PEN = 20;

/** How far an arrow key moves the pen. */
const STEP = 10;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

const NAME =
  'Field to draw a digit in, with a mouse, a finger or a pen. By keyboard: the arrow keys move the pen, ' +
  'space puts it down and lifts it, Backspace takes back the last stroke.';

const inField = (value: number): number => Math.min(FIELD, Math.max(0, value));

/** A field to draw in. */
export class Pad {
  readonly element: HTMLCanvasElement;
  readonly #changed: () => void;
  readonly #strokes: Point[][] = [];
  /** The stroke being drawn; undefined while the pen is lifted. */
  #stroke: Point[] | undefined;
  /** The pointer that draws it; undefined if keys do. Other fingers, or the palm, draw nothing meanwhile. */
  #pointer: Pick<PointerEvent, 'pointerId' | 'pointerType'> | undefined;
  #cursor: Point = { x: FIELD / 2, y: FIELD / 4 };
  #byKeys = false;

  /** @param changed is told of every change */
  constructor(changed: () => void) {
    this.#changed = changed;
    const side = String(FIELD);
    this.element = make('canvas', {
      class: 'pad',
      width: side,
      height: side,
      tabindex: '0',
      role: 'application',
      'aria-label': NAME,
    });
    this.element.addEventListener('pointerdown', (event) => this.#down(event));
    this.element.addEventListener('pointermove', (event) => this.#move(event));
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
      this.element.addEventListener(end, ({ pointerId }) => {
        if (pointerId === this.#pointer?.pointerId) this.#lift();
      });
    }
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('blur', () => this.#endKeys());
  }

  get strokes(): readonly (readonly Point[])[] {
    return this.#strokes;
  }

  clear(): void {
    this.#strokes.length = 0;
    this.#lift();
    this.#tell();
  }

  undo(): void {
    this.#lift();
    this.#strokes.pop();
    this.#tell();
  }

  /** Draws the strokes, in the colours of the theme. */
  draw(): void {
    const context = this.element.getContext('2d');
    if (!context) return;
    const style = getComputedStyle(this.element);
    context.clearRect(0, 0, FIELD, FIELD);
    Object.assign(context, { lineWidth: PEN, lineCap: 'round', lineJoin: 'round' });
    context.strokeStyle = style.getPropertyValue('--ink');
    for (const stroke of this.#strokes) {
      context.beginPath();
      stroke.forEach(({ x, y }, index) => {
        if (index === 0) context.moveTo(x, y);
        context.lineTo(x, y);
      });
      context.stroke();
    }
    if (this.#byKeys) this.#drawCursor(context, style.getPropertyValue('--accent'));
  }

  #drawCursor(context: CanvasRenderingContext2D, color: string): void {
    const { x, y } = this.#cursor;
    Object.assign(context, { lineWidth: 3, strokeStyle: color });
    context.beginPath();
    context.arc(x, y, PEN / 2, 0, 2 * Math.PI);
    context.stroke();
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (this.#pointer) {
      if (event.pointerType !== 'pen' || this.#pointer.pointerType !== 'touch') return;
      // A hand comes down before its pen: what it drew was not meant.
      this.undo();
    }
    event.preventDefault();
    this.element.focus({ preventScroll: true });
    this.#byKeys = false;
    this.element.setPointerCapture(event.pointerId);
    this.#begin(this.#place(event));
    this.#pointer = event;
  }

  #move(event: PointerEvent): void {
    if (!this.#stroke || event.pointerId !== this.#pointer?.pointerId) return;
    // A fast pen moves on between two frames.
    const between = event.getCoalescedEvents?.() ?? [];
    for (const each of between.length > 0 ? between : [event]) this.#stroke.push(this.#place(each));
    this.#tell();
  }

  #place({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = this.element.getBoundingClientRect();
    return { x: inField(((clientX - left) / width) * FIELD), y: inField(((clientY - top) / height) * FIELD) };
  }

  #key(event: KeyboardEvent): void {
    if (this.#pointer) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      const { x, y } = this.#cursor;
      this.#cursor = { x: inField(x + arrow.x), y: inField(y + arrow.y) };
      this.#stroke?.push(this.#cursor);
    } else if (event.key === ' ') {
      if (this.#stroke) this.#lift();
      else this.#begin(this.#cursor);
    } else if (event.key === 'Backspace') {
      this.undo();
    } else {
      return;
    }
    this.#byKeys = true;
    event.preventDefault();
    this.#tell();
  }

  #begin(point: Point): void {
    this.#stroke = [point];
    this.#strokes.push(this.#stroke);
    this.#tell();
  }

  #lift(): void {
    this.#stroke = undefined;
    this.#pointer = undefined;
  }

  #endKeys(): void {
    if (!this.#byKeys) return;
    this.#byKeys = false;
    this.#lift();
    this.draw();
  }

  #tell(): void {
    this.draw();
    this.#changed();
  }
}
