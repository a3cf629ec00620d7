/// <reference lib="dom" />
import { button } from './cell-view';

/** What the button says that gives the page all digits. */
export const ALL_DIGITS = 'Load all 70,000 digits';

/** What a reader asks of the notebook as a whole. */
export interface StatusEvents {
  readonly runAll: () => void;
  readonly interrupt: () => void;
  readonly restart: () => void;
  readonly download: () => void;
  readonly allDigits: () => void;
}

/** The bar that says what the page is doing, with the buttons for all of it. */
export class Status {
  readonly #element: HTMLElement;
  readonly #text: HTMLElement;
  readonly #runAll: HTMLButtonElement;
  readonly #interrupt: HTMLButtonElement;
  readonly #allDigits: HTMLButtonElement;
  /** What stays to be said: threads, and how fast they are. */
  #facts: string[] = [];
  #words = '';

  constructor(element: HTMLElement, events: StatusEvents) {
    this.#element = element;
    this.#text = document.createElement('span');
    this.#text.className = 'live-status';
    this.#text.setAttribute('aria-live', 'polite');
    this.#runAll = button('live-run-all', 'Run all', 'Run all cells of this notebook', events.runAll);
    this.#interrupt = button('live-interrupt', 'Interrupt', 'Stop the cell that runs', () => {
      if (this.#element.dataset.busy === 'true') events.interrupt();
    });
    this.#allDigits = button(
      'live-all-digits',
      ALL_DIGITS,
      `${ALL_DIGITS}, which the notebook then uses in place of 10,000`,
      events.allDigits,
    );
    element.replaceChildren(
      this.#text,
      this.#runAll,
      this.#interrupt,
      button('live-restart', 'Restart', 'Begin anew, without any variables', events.restart),
      button('live-download', 'Download .ipynb', 'Download the notebook, with what you typed', events.download),
      this.#allDigits,
    );
    this.busy = false;
  }

  /** Says what is going on. */
  say(words: string): void {
    this.#words = words;
    this.#show();
  }

  /** Says what stays true: on how many threads the page trains, and how fast. */
  set facts(facts: readonly string[]) {
    this.#facts = [...facts];
    this.#show();
  }

  set busy(busy: boolean) {
    this.#element.dataset.busy = String(busy);
    // One that cannot have the focus would lose it when the cell ends, and the reader the place in the page.
    this.#interrupt.setAttribute('aria-disabled', String(!busy));
  }

  /** All digits are there, or on their way. */
  hideAllDigits(hidden: boolean): void {
    if (hidden && this.#allDigits === document.activeElement) this.#runAll.focus();
    this.#allDigits.hidden = hidden;
  }

  #show(): void {
    this.#text.textContent = [this.#words, ...this.#facts].join(' · ');
  }
}
