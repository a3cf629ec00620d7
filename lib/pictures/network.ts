import { define } from './define';
import { refuse } from './refusals';

/**
 * Takes the network away from a page. A drawing that asks for something from it is refused: jsdom would fetch
 * maps and never say that an image is there, and plotly.js waits for both.
 */
export function withoutNetwork(window: Window & typeof globalThis): void {
  const ask = (what: unknown): void => {
    const text = String(what);
    const address = text.length <= 100 ? text : `${text.slice(0, 100)}...`;
    refuse(`it asks for ${address}, and pictures are drawn without a network`);
  };
  define(window, {
    XMLHttpRequest: class {
      open(_method: string, url: unknown): void {
        ask(url);
      }
      send(): void {
        // Refused already.
      }
    },
    fetch(url: unknown) {
      ask(url);
      return new Promise(() => undefined);
    },
    WebSocket: class {
      constructor(url: unknown) {
        ask(url);
      }
    },
  });

  const images = window.HTMLImageElement.prototype;
  /** What is in the address itself is there at once. */
  const load = (image: HTMLImageElement, source: string): void => {
    image.setAttributeNS(null, 'src', source);
    if (source.startsWith('data:')) queueMicrotask(() => image.dispatchEvent(new window.Event('load')));
    else ask(source);
  };
  define(images, {
    setAttribute(this: HTMLImageElement, name: string, value: string) {
      if (name === 'src') load(this, value);
      else this.setAttributeNS(null, name, value);
    },
  });
  Object.defineProperty(images, 'src', {
    set(this: HTMLImageElement, source: string) {
      load(this, source);
    },
  });
}
