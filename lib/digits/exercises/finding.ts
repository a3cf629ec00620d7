/** What a look at an answer finds. */
export type Finding =
  /** Nothing has been put in place of `undefined` yet. */
  | { readonly kind: 'unanswered' }
  /** `words` say more about this answer than the solution does. */
  | { readonly kind: 'right'; readonly words?: string }
  /** The hint fits the mistake that was made. */
  | { readonly kind: 'wrong'; readonly hint: string }
  /** The answer could not be looked at, for a reason that lies beside it. */
  | { readonly kind: 'stopped'; readonly reason: string };

/** The answer is right. */
export function right(words?: string): Finding {
  return words === undefined ? { kind: 'right' } : { kind: 'right', words };
}

/** The exercise has no answer here. */
export function stopped(reason: string): Finding {
  return { kind: 'stopped', reason };
}

/** The answer is wrong, and this is what may have happened. */
export function wrong(hint: string): Finding {
  return { kind: 'wrong', hint };
}
