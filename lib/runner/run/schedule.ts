/** Work to be done after other work, by names. */
export interface Scheduled {
  readonly name: string;
  /** Names of the work that must have ended before; those that are not to be done at all count as done. */
  readonly after: readonly string[];
}

/**
 * Does work in order, as many pieces at a time as there are workers: a free worker takes the first piece that need
 * not wait for another. After the first failure nothing is begun any more.
 *
 * @param workers 1 or more
 * @throws what failed first, once what was under way has ended; Error if pieces wait for each other
 */
export async function schedule<Item extends Scheduled>(
  items: readonly Item[],
  workers: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const open = new Set(items.map(({ name }) => name));
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];

  /** The first piece that can be begun, taken from those that wait. */
  const next = (): Item | undefined => {
    const at = waiting.findIndex(({ after }) => !after.some((name) => open.has(name)));
    return at < 0 ? undefined : waiting.splice(at, 1)[0];
  };
  const begin = (item: Item): void => {
    const done: Promise<void> = work(item)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => {
        open.delete(item.name);
        running.delete(done);
      });
    running.add(done);
  };

  while (failures.length === 0 && waiting.length + running.size > 0) {
    for (let item; running.size < workers && (item = next()) !== undefined;) begin(item);
    if (running.size === 0) {
      throw new Error(`running in order: ${waiting.map(({ name }) => name).join(', ')} wait for each other`);
    }
    await Promise.race(running);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
