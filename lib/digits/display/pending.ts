import { PENDING } from '@digits/common/protocol';

/** Makes the kernel answer the cell only when this work is done, so that nothing it shows comes too late. */
export function answerAfter(work: PromiseLike<unknown>): void {
  const known: unknown = Reflect.get(globalThis, PENDING);
  const pending: Set<unknown> = known instanceof Set ? known : new Set();
  Reflect.set(globalThis, PENDING, pending);
  pending.add(work);
  if (!(work instanceof Lazy))
    void work.then(
      () => pending.delete(work),
      () => pending.delete(work),
    );
}

/** Work that begins when somebody waits for it. */
class Lazy<Value> implements PromiseLike<Value> {
  readonly #work: () => Promise<Value>;
  #begun: Promise<Value> | undefined;

  constructor(work: () => Promise<Value>) {
    this.#work = work;
  }

  // A promise whose work would begin at once is of no use here.
  then: PromiseLike<Value>['then'] = (fulfilled, rejected) => (this.#begun ??= this.#work()).then(fulfilled, rejected);
}

/** Makes the kernel do this work at the end of the cell, and answer the cell after it. */
export function atCellEnd(work: () => Promise<unknown>): void {
  answerAfter(new Lazy(work));
}
