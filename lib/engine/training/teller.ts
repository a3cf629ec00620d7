/** Calls back again and again while something goes on, and keeps what goes wrong for whoever waits for the end. */
export class Teller {
  readonly #timer: ReturnType<typeof setInterval>;
  #call: Promise<void> | undefined;
  #failure: { readonly error: unknown } | undefined;

  /**
   * @param tell called every so often, but never before its last call has ended, nor after it has failed
   * @param onFailure called once if `tell` throws or rejects
   */
  constructor(tell: () => void | Promise<void>, milliseconds: number, onFailure: () => void) {
    this.#timer = setInterval(() => {
      if (this.#call) return;
      this.#call = (async () => {
        await tell();
      })().then(
        () => {
          this.#call = undefined;
        },
        (error: unknown) => {
          this.#failure = { error };
          this.stop();
          onFailure();
        },
      );
    }, milliseconds);
  }

  /** No further calls. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** Waits for a call that is under way. @throws what it threw, or one before it */
  async ended(): Promise<void> {
    await this.#call;
    if (this.#failure) throw this.#failure.error;
  }
}
