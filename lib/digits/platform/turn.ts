/** Lets everything else have its turn: messages be sent, charts be drawn, a stop be heard. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
