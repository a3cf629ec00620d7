/// <reference lib="dom" />
import { make } from './dom';
import { LOOK } from './look';
import { followTheme } from './theme';

/**
 * A custom element that shows something in place of the words and the picture that it holds, which stay where no
 * script runs. It follows the page's theme.
 */
export abstract class Widget extends HTMLElement {
  #leave: (() => void) | undefined;
  #begun = false;

  connectedCallback(): void {
    this.#leave = followTheme((theme) => {
      this.setAttribute('theme', theme);
      this.themeChanged();
    });
    if (this.#begun) return;
    this.#begun = true;
    const root = this.attachShadow({ mode: 'open' });
    root.append(make('style', {}, LOOK));
    const place = make('div', { class: 'widget' });
    root.append(place);
    try {
      this.begin(place);
    } catch (error) {
      // What stood there says more than an empty frame.
      root.replaceChildren(make('slot'));
      console.error(error);
    }
  }

  disconnectedCallback(): void {
    this.#leave?.();
  }

  /** A value of JSON that the output holds in an attribute. */
  protected read(attribute: string): unknown {
    return JSON.parse(this.getAttribute(attribute) ?? 'null');
  }

  /** A text of JSON that the output holds in an attribute; empty if there is none. */
  protected readText(attribute: string): string {
    const value = this.read(attribute);
    return typeof value === 'string' ? value : '';
  }

  /** Fills the widget's place; called once. */
  protected abstract begin(place: HTMLElement): void;

  /** Draws anew what takes its colours from the theme. */
  protected themeChanged(): void {
    // Style sheets follow by themselves.
  }
}
