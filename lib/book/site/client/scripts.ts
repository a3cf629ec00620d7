/// <reference lib="dom" />
import { unpack } from '../../live/page/unpack';

declare global {
  interface Window {
    /** Where scripts leave texts for the page, packed, by their names. */
    digitsTexts?: Readonly<Record<string, string>>;
  }
}

/** The way from this page to the book's folder. */
export const root = (): string => document.documentElement.dataset.root ?? '.';

const loading = new Map<string, Promise<void>>();

/** Loads a script of the book once. It is a classic one, as pages opened from a file can load no other. */
export function loadScript(name: string): Promise<void> {
  const before = loading.get(name);
  if (before) return before;
  const script = new Promise<void>((resolve, reject) => {
    const element = document.createElement('script');
    element.src = `${root()}/assets/${name}`;
    element.onload = () => resolve();
    element.onerror = () => {
      loading.delete(name);
      reject(new Error(`loading ${name}: it is not in the book's folder assets`));
    };
    document.head.append(element);
  });
  loading.set(name, script);
  return script;
}

/**
 * Loads a text of the book, which lies packed in a script of that name.
 *
 * @throws Error if there is no such script
 */
export async function loadText(name: string): Promise<string> {
  await loadScript(`${name}.js`);
  const packed = window.digitsTexts?.[name];
  if (packed === undefined) throw new Error(`loading ${name}: another script lies in its place`);
  return new TextDecoder().decode(await unpack(packed));
}
