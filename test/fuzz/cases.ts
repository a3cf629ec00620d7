/** Whether this is `npm run fuzz`, which takes minutes, not `npm test`. */
export const WHOLE = process.env.DIGITS_FUZZ === 'whole';

/**
 * How many cases to try.
 *
 * @param part so many within `npm test`
 * @param whole so many by `npm run fuzz`
 */
export function cases(part: number, whole: number): number {
  return WHOLE ? whole : part;
}

/** Prints how far a long run has come, about once in ten seconds; nothing within `npm test`. */
export function reporter(what: string, total: number): (done: number) => void {
  let told = performance.now();
  return (done) => {
    if (!WHOLE || (performance.now() - told < 10_000 && done < total)) return;
    told = performance.now();
    process.stderr.write(`${what}: ${done} of ${total}\n`);
  };
}

/** Milliseconds that a test of this folder may take. */
export const PATIENCE = WHOLE ? 3_600_000 : 60_000;
