/** Where the kernel looks for what a cell has begun to show: `lib/runner/kernel/preload/pending.cjs`. */
const KEY = Symbol.for('digits.pending');

/** Makes the kernel answer the cell only when this work is done, so that nothing it shows comes too late. */
export function answerAfter(work: PromiseLike<unknown>): void {
  const known: unknown = Reflect.get(globalThis, KEY);
  const pending: Set<unknown> = known instanceof Set ? known : new Set();
  Reflect.set(globalThis, KEY, pending);
  pending.add(work);
  if (!(work instanceof Lazy))
    void work.then(
      () => pending.delete(work),
      () => pending.delete(work),
    );
}

/** Work that begins when somebody waits for it. */
class Lazy<Value> implements PromiseLike<Value> {
  private begun: Promise<Value> | undefined;

  constructor(private readonly work: () => Promise<Value>) {}

  // A promise whose work would begin at once is of no use here.
  then: PromiseLike<Value>['then'] = (fulfilled, rejected) => (this.begun ??= this.work()).then(fulfilled, rejected);
}

/** Makes the kernel do this work at the end of the cell, and answer the cell after it. */
export function atCellEnd(work: () => Promise<unknown>): void {
  answerAfter(new Lazy(work));
}
