type Listener = (reason: Error) => void;

const listeners = new Set<Listener>();

/**
 * Ends every drawing that goes on, because it has asked the page for something that is not there. plotly.js
 * itself would wait for ever, or leave the chart out without a word.
 */
export function refuse(reason: string): void {
  for (const listener of listeners) listener(new Error(reason));
}

/** The result of a drawing, or an error as soon as the drawing asks for what the page does not have. */
export async function unlessRefused<T>(draw: () => Promise<T>): Promise<T> {
  let listener: Listener | undefined;
  const refused = new Promise<never>((_, reject) => listeners.add((listener = reject)));
  try {
    return await Promise.race([refused, draw()]);
  } finally {
    if (listener) listeners.delete(listener);
  }
}
