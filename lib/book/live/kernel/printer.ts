/** Text that a cell prints to one of its two streams. */
export interface Printed {
  readonly name: 'stdout' | 'stderr';
  readonly text: string;
}

/** Milliseconds between two messages with text: a page that gets one for each line of an endless loop does nothing else. */
const BETWEEN = 50;

/** Characters of a cell that are sent. In short lines, more would keep a page from all else for seconds. */
const MOST = 200_000;

/**
 * Sends what cells print: gathered, since a loop is faster than any page, and no more of a cell than a page can show. What
 * a cell printed last is sent in any case: it may be the error with which it ends.
 */
export class Printer {
  readonly #send: (printed: Printed) => void;
  readonly #clock: () => number;
  #waiting: Printed[] = [];
  #sent = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #left = MOST;
  #omitted: Printed | undefined;

  /** @param clock milliseconds since any fixed moment */
  constructor(send: (printed: Printed) => void, clock = (): number => performance.now()) {
    this.#send = send;
    this.#clock = clock;
  }

  /** A cell begins. */
  begin(): void {
    this.#left = MOST;
    this.#omitted = undefined;
  }

  print(name: Printed['name'], text: string): void {
    if (this.#left <= 0) {
      this.#omitted = { name, text };
      return;
    }
    this.#add({ name, text: text.slice(0, this.#left) });
    this.#left -= text.length;
    if (this.#left <= 0) {
      const words = `More than ${MOST.toLocaleString('en')} characters: what the cell prints from here on is left out.`;
      this.#add({ name: 'stderr', text: `\n${words}\n` });
    }
    // A timer has no turn in a loop.
    if (this.#left <= 0 || this.#clock() - this.#sent >= BETWEEN) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), BETWEEN);
  }

  /** Sends what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const printed of this.#waiting.splice(0)) this.#send(printed);
    this.#sent = this.#clock();
  }

  /** The cell has ended. */
  end(): void {
    if (this.#omitted) this.#add({ ...this.#omitted, text: this.#omitted.text.slice(0, MOST) });
    this.#omitted = undefined;
    this.flush();
  }

  /** Joins text to that before it, but for the last one: an error stays apart from what was printed before. */
  #add(printed: Printed): void {
    const [before, last] = this.#waiting.slice(-2);
    if (before?.name === printed.name && last?.name === printed.name) {
      this.#waiting.splice(-2, 2, { ...before, text: before.text + last.text });
    }
    this.#waiting.push(printed);
  }
}
