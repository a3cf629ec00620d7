/// <reference lib="dom" />

export interface ChoicesOptions {
  /** Where a key leads from an element, by their places; undefined for a key that is none of its. */
  readonly next: (at: number, key: string) => number | undefined;
  /** Is told which element is chosen, by a click or by keys. */
  readonly choose: (at: number) => void;
  /** Is told which element the mouse points at; undefined when it leaves. @default nobody is told */
  readonly point?: (at: number | undefined) => void;
}

/**
 * Makes elements the options of a list of which one is chosen, by a click or with keys. One of them can be reached by
 * the tabulator, as the pattern of a listbox asks.
 *
 * Source: ARIA Authoring Practices Guide, Listbox pattern.
 */
export class Choices {
  readonly #elements: readonly (HTMLElement | SVGElement)[];
  #chosen = -1;

  /** @param list holds the elements, and has a name */
  constructor(
    list: HTMLElement | SVGElement,
    elements: readonly (HTMLElement | SVGElement)[],
    { next, choose, point }: ChoicesOptions,
  ) {
    this.#elements = elements;
    list.setAttribute('role', 'listbox');
    const take = (at: number): void => {
      this.mark(at);
      elements[at]?.focus();
      choose(at);
    };
    elements.forEach((element, at) => {
      element.setAttribute('role', 'option');
      element.setAttribute('aria-selected', 'false');
      element.setAttribute('tabindex', at === 0 ? '0' : '-1');
      element.addEventListener('click', () => take(at));
      element.addEventListener('keydown', (event) => {
        const { key } = event as KeyboardEvent;
        const to = key === 'Enter' || key === ' ' ? at : next(at, key);
        if (to === undefined) return;
        event.preventDefault();
        // Notebooks move to another cell by these keys.
        event.stopPropagation();
        take(to);
      });
      if (!point) return;
      element.addEventListener('pointerenter', (event) => {
        if ((event as PointerEvent).pointerType === 'mouse') point(at);
      });
      element.addEventListener('pointerleave', () => point(undefined));
    });
  }

  /** Marks an element as the chosen one, without telling; -1 for none. */
  mark(at: number): void {
    this.#elements[this.#chosen]?.setAttribute('aria-selected', 'false');
    this.#elements.forEach((element, each) => element.setAttribute('tabindex', each === Math.max(0, at) ? '0' : '-1'));
    this.#elements[at]?.setAttribute('aria-selected', 'true');
    this.#chosen = at;
  }
}

/** Where the arrow keys, Home and End lead in rows of so many. */
export function inRows(count: number, columns: number): ChoicesOptions['next'] {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  return (at, key) => {
    if (key === 'Home') return 0;
    if (key === 'End') return count - 1;
    const step = steps[key];
    if (step === undefined) return undefined;
    const to = at + step;
    return to >= 0 && to < count ? to : at;
  };
}
