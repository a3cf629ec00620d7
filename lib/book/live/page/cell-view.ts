/// <reference lib="dom" />
import { reasonOf } from '@digits/common/text';

import type { CellEditor } from './editor';
import { Once } from './once';
import { loadEditor } from './parts';

/** How far a cell is. */
export type CellState = 'idle' | 'waiting' | 'running' | 'done' | 'failed';

/** What a reader asks of a cell. */
export interface CellEvents {
  readonly run: () => void;
  readonly runAbove: () => void;
  readonly runAndGoOn: () => void;
  /** The reader's source; undefined for the notebook's own. */
  readonly typed: (source: string | undefined) => void;
}

/** A code cell of the page, with its buttons and its editor. */
export class CellView {
  readonly outputs: HTMLElement;
  readonly #section: HTMLElement;
  readonly #place: HTMLElement;
  readonly #pre: HTMLElement;
  readonly #events: CellEvents;
  readonly #original: string;
  readonly #name: string;
  readonly #buttons: Readonly<Record<'run' | 'above' | 'edit' | 'reset', HTMLButtonElement>>;
  #source: string;
  #editor: CellEditor | undefined;
  readonly #opening = new Once(() => this.#makeEditor());
  /** Says why there is no editor. */
  readonly #problem = document.createElement('p');

  /**
   * @param number which of the notebook's code cells it is, from 1
   * @param source the notebook's own
   */
  constructor(section: HTMLElement, number: number, source: string, events: CellEvents) {
    const part = (selector: string): HTMLElement => partOf(section, selector);
    this.#section = section;
    this.#place = part('.source');
    this.#pre = part('.source pre');
    this.outputs = part('.outputs');
    this.#events = events;
    this.#original = this.#source = source;
    this.#name = `code cell ${number}`;
    this.#buttons = {
      run: button('live-run', 'Run', `Run ${this.#name} (Shift+Enter)`, events.run),
      above: button('live-run-above', 'Run all above', `Run all cells above ${this.#name}`, events.runAbove),
      edit: button('live-edit', 'Edit', `Edit ${this.#name}`, () => void this.edit()),
      reset: button('live-reset', 'Reset', `Put back what the book has in ${this.#name}`, () => this.#reset()),
    };
    this.#problem.setAttribute('role', 'alert');
    part('.cell-tools').append(...Object.values(this.#buttons));
    this.#pre.addEventListener('dblclick', () => void this.edit());
    this.#pre.addEventListener('keydown', (event) => this.#key(event));
    this.state = 'idle';
    this.#showEdited();
  }

  /** What it holds now. */
  get source(): string {
    return this.#source;
  }

  /** Whether that is the reader's. */
  get edited(): boolean {
    return this.#source !== this.#original;
  }

  set state(state: CellState) {
    this.#section.dataset.state = state;
    this.#section.setAttribute('aria-busy', String(state === 'running'));
  }

  /** Puts in what the reader typed in an earlier visit. */
  restore(source: string): void {
    this.#source = source;
    this.#showEdited();
    void this.#open();
  }

  /** Opens the editor, if need be, and goes into it. */
  async edit(): Promise<void> {
    (await this.#open())?.focus();
  }

  /** Goes to the cell, and into its editor if it has one. */
  focus(): void {
    if (this.#editor) this.#editor.focus();
    else this.#pre.focus();
    this.#section.scrollIntoView({ block: 'nearest' });
  }

  /** @returns undefined where it cannot be loaded: the cell then says so */
  async #open(): Promise<CellEditor | undefined> {
    try {
      const editor = await this.#opening.get();
      this.#problem.remove();
      return editor;
    } catch (error) {
      this.#problem.textContent = `${this.#name} cannot be edited: ${reasonOf(error)}`;
      this.#place.append(this.#problem);
      return undefined;
    }
  }

  async #makeEditor(): Promise<CellEditor> {
    const { createEditor } = await loadEditor();
    const place = document.createElement('div');
    place.className = 'live-editor';
    this.#place.append(place);
    this.#editor = createEditor(place, this.#source, `${this.#name}, Escape and then Tab leaves the editor`, {
      changed: (source) => this.#change(source),
      run: this.#events.run,
      runAndGoOn: this.#events.runAndGoOn,
      leave: () => this.#close(),
    });
    this.#pre.hidden = true;
    this.#buttons.edit.hidden = true;
    return this.#editor;
  }

  /** Leaves the editor: of a cell that was not changed it goes; of another it stays, and Tab goes on from there. */
  #close(): void {
    if (this.edited) return;
    this.#place.querySelector('.live-editor')?.remove();
    this.#editor = undefined;
    this.#opening.forget();
    this.#pre.hidden = false;
    this.#buttons.edit.hidden = false;
    this.#pre.focus();
  }

  #change(source: string): void {
    this.#source = source;
    this.#showEdited();
    this.#events.typed(this.edited ? source : undefined);
  }

  /** Puts the book's source back. The editor stays, where what the reader had typed can be had again: it may be a slip. */
  #reset(): void {
    this.#editor?.set(this.#original);
    this.#change(this.#original);
    this.focus();
  }

  #showEdited(): void {
    this.#section.toggleAttribute('data-edited', this.edited);
    this.#buttons.reset.hidden = !this.edited;
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) this.#events.runAndGoOn();
    else if (event.ctrlKey || event.metaKey) this.#events.run();
    else void this.edit();
  }
}

/** A button with words for those who cannot see where it stands. */
export function button(className: string, text: string, name: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = text;
  made.title = name;
  // Who speaks to the computer says the words that are seen.
  made.setAttribute('aria-label', name.startsWith(text) ? name : `${text}: ${name}`);
  made.addEventListener('click', press);
  return made;
}

/** @throws Error if the page is laid out otherwise */
function partOf(section: HTMLElement, selector: string): HTMLElement {
  const found = section.querySelector(selector);
  if (found instanceof HTMLElement) return found;
  throw new Error(`starting the page: expected ${selector} in the cell ${String(section.dataset.cell)}, found none`);
}
