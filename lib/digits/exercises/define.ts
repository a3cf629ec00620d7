import type { AnswerKind } from './answers';
import type { Finding } from './finding';

/** An exercise: what is asked, how an answer is judged, and what helps. */
export interface Definition<Answer, Given extends readonly unknown[]> {
  /** What is asked, in a sentence. */
  readonly task: string;
  readonly answer: AnswerKind<Answer>;
  /** Names of what the check is given beside the answer, in order. */
  readonly given: { readonly [Position in keyof Given]: string };
  /** Looks at an answer of the right kind. It tests what the answer is or does, never how it is written. */
  judge(answer: Answer, ...given: Given): Finding;
  /** The first help: where to look. */
  readonly hint: string;
  /** The second help, for who has tried twice: nearly the way. */
  readonly strongerHint: string;
  /** What stands in the cell in place of the open answer, and why it is right. */
  readonly solution: { readonly code: string; readonly why: string };
}

/** An exercise that is given nothing but the answer. */
export function exercise<Answer>(definition: Omit<Definition<Answer, []>, 'given'>): Definition<Answer, []> {
  return { ...definition, given: [] };
}

/** An exercise whose check is given what the notebook has computed, such as the data. */
export function exerciseWith<Answer, Given extends readonly unknown[]>(
  definition: Definition<Answer, Given>,
): Definition<Answer, Given> {
  return definition;
}

/** Any exercise, as those see it that do not know its answer. */
export interface AnyDefinition {
  readonly task: string;
  readonly answer: AnswerKind<unknown>;
  readonly given: readonly string[];
  readonly hint: string;
  readonly strongerHint: string;
  readonly solution: { readonly code: string; readonly why: string };
}
