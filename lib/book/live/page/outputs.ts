/// <reference lib="dom" />
import { type KernelMessage, OutputCollector } from '@digits/runner/dist/kernel/outputs';
import type { Output } from '@digits/runner/dist/notebook/notebook';

import { site } from './site';

/** Shows the outputs of a notebook's cells, at most once a frame. */
export class Outputs {
  #collector = new OutputCollector();
  readonly #areas: readonly HTMLElement[];
  readonly #drawn = new Map<number, readonly Output[]>();
  readonly #changed = new Set<number>();
  #waits = false;

  /** @param areas where the outputs of each cell go */
  constructor(areas: readonly HTMLElement[]) {
    this.#areas = areas;
  }

  /** Outputs of a cell that was run; undefined if it was not. */
  of(cell: number): readonly Output[] | undefined {
    return this.#drawn.has(cell) ? this.#collector.of(cell) : undefined;
  }

  /** Empties a cell's outputs, those that came with the page too, since it runs again. */
  begin(cell: number): void {
    this.#collector.add(cell, { type: 'clear_output', content: {} });
    this.#areas[cell]?.replaceChildren();
    this.#drawn.set(cell, []);
  }

  /** Takes a message that a cell caused. It may change outputs of earlier cells. */
  add(cell: number, message: KernelMessage): void {
    this.#collector.add(cell, message);
    if (message.type === 'update_display_data') for (const each of this.#drawn.keys()) this.#changed.add(each);
    else this.#changed.add(cell);
    this.#drawSoon();
  }

  /** Tells that a cell has failed: what it said last is its error. */
  failed(cell: number): void {
    this.#collector.failed(cell);
    this.#changed.add(cell);
    this.#drawSoon();
  }

  #drawSoon(): void {
    if (this.#waits) return;
    this.#waits = true;
    // A page in the background has no frames.
    const draw = document.hidden ? (work: () => void) => setTimeout(work, 100) : requestAnimationFrame;
    draw(() => {
      this.#waits = false;
      for (const cell of this.#changed) this.#draw(cell);
      this.#changed.clear();
    });
  }

  #draw(cell: number): void {
    const area = this.#areas[cell];
    const before = this.#drawn.get(cell);
    if (!area || !before) return;
    const now = this.#collector.of(cell);
    now.forEach((output, place) => {
      if (before[place] !== output) drawInto(placeIn(area, place), output);
    });
    while (area.childElementCount > now.length) area.lastElementChild?.remove();
    this.#drawn.set(cell, [...now]);
  }
}

function placeIn(area: HTMLElement, place: number): HTMLElement {
  while (area.childElementCount <= place) {
    const added = document.createElement('div');
    added.className = 'output';
    area.append(added);
  }
  return area.children[place] as HTMLElement;
}

function drawInto(place: HTMLElement, output: Output): void {
  place.classList.toggle('error', output.output_type === 'error');
  switch (output.output_type) {
    case 'stream':
      return void site().drawStream(place, output.name, output.text);
    case 'display_data':
      return void site().drawOutput(place, output.data, output.metadata);
    case 'error': {
      const text = document.createElement('pre');
      text.textContent = output.traceback.join('\n');
      place.replaceChildren(text);
    }
  }
}
