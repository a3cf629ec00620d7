// The two ways in which a command fails on purpose: each is told in its own words, without a stack.

/** A step of a command failed, or what it needs is not there. */
export class StepError extends Error {
  /**
   * @param {string} message
   * @param {number} status exit status of the command
   */
  constructor(message, status = 1) {
    super(message);
    this.status = status;
  }
}

/** A command was called in a way that makes no sense. */
export class UsageError extends Error {}

/**
 * Why something failed, in words, for what runs before the library is built.
 *
 * @param {unknown} error
 */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));
