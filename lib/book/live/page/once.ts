/** Work that is done once, for all who want its result; if it fails, the next who wants it lets it begin anew. */
export class Once<Result> {
  readonly #begin: () => Promise<Result>;
  #begun: Promise<Result> | undefined;

  constructor(begin: () => Promise<Result>) {
    this.#begin = begin;
  }

  get(): Promise<Result> {
    if (this.#begun) return this.#begun;
    const begun = (this.#begun = this.#begin());
    begun.catch(() => {
      if (this.#begun === begun) this.#begun = undefined;
    });
    return begun;
  }

  /** Lets it begin anew, though it has not failed. */
  forget(): void {
    this.#begun = undefined;
  }
}
