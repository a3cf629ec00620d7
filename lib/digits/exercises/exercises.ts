import { defaultSink } from '../display/sink';
import type { AnyDefinition, Definition } from './define';
import type { Finding } from './finding';
import { type Look, lookOf } from './look';
import { type Message, messageBundle } from './message';
import { type ExerciseState, keepState, readState, UNTRIED } from './progress-file';

/** The check of one exercise: call it with an answer. */
export interface Exercise<Answer, Given extends readonly unknown[]> {
  /** Says whether the answer is right, with a hint that fits the mistake. `undefined` is an open answer. */
  (answer: Answer | undefined, ...given: Given): void;
  (answer: unknown, ...given: Given): void;
  /** Shows where to look; called again, nearly the way. */
  hint(): void;
  /** Shows a solution, and why it is one. */
  solution(): void;
}

/** The checks of the exercises of a notebook, by their names. */
export type Exercises<Definitions> = {
  readonly [Name in keyof Definitions]: Definitions[Name] extends Definition<infer Answer, infer Given>
    ? Exercise<Answer, Given>
    : never;
};

/** A notebook's exercises, as the list of them and the tests see them. */
export interface Lesson {
  /** Number of the notebook. */
  readonly notebook: number;
  readonly title: string;
  readonly exercises: readonly { readonly name: string; readonly definition: AnyDefinition; readonly look: Look }[];
}

/** A notebook's exercises with their checks. */
export interface CheckedLesson<Definitions> extends Lesson {
  readonly checks: Exercises<Definitions>;
}

/** One exercise among those of its notebook. */
interface Place {
  readonly notebook: number;
  readonly name: string;
  readonly definition: AnyDefinition;
}

/** Makes the checks of a notebook's exercises. */
export function defineLesson<Definitions extends Readonly<Record<string, Definition<unknown, readonly unknown[]>>>>(
  notebook: number,
  title: string,
  definitions: Definitions,
): CheckedLesson<Definitions> {
  const entries = Object.entries(definitions);
  const exercises = entries.map(([name, definition]) => ({ name, definition, look: lookOf(definition) }));
  const checks = exercises.map(({ name, definition, look }) => [name, checkOf({ notebook, name, definition }, look)]);
  return { notebook, title, exercises, checks: Object.fromEntries(checks) as Exercises<Definitions> };
}

function checkOf(place: Place, look: Look): Exercise<unknown, readonly unknown[]> {
  const check = (answer: unknown, ...given: readonly unknown[]): void => {
    const { state } = readState(place.notebook);
    const before = state[place.name] ?? UNTRIED;
    const finding = look(answer, given);
    tell(afterLook(place, finding, before), kept(place, before, stateAfter(before, finding)));
  };
  const hint = (): void => {
    const before = readState(place.notebook).state[place.name] ?? UNTRIED;
    const { hint: first, strongerHint } = place.definition;
    const paragraphs = before.hints === 0 ? [first] : [strongerHint, solutionWords(place.name)];
    tell(
      { mark: '?', title: `Hint for ${place.name}.`, paragraphs },
      kept(place, before, { ...before, hints: before.hints + 1 }),
    );
  };
  const solution = (): void => {
    const before = readState(place.notebook).state[place.name] ?? UNTRIED;
    const { code, why } = place.definition.solution;
    const message = { mark: '=', title: `A solution of ${place.name}.`, paragraphs: [], code, after: [why] };
    tell(message, kept(place, before, { ...before, sawSolution: before.sawSolution || !before.solved }));
  };
  return Object.assign(check, { hint, solution });
}

/** Keeps a state that has changed. */
function kept({ notebook, name }: Place, before: ExerciseState, after: ExerciseState): string | undefined {
  return before === after ? undefined : keepState(notebook, name, after);
}

function tell(message: Message, trouble: string | undefined): void {
  const after = [...(message.after ?? []), ...(trouble === undefined ? [] : [trouble])];
  defaultSink()({ data: messageBundle({ ...message, after }), update: false });
}

/** What an answer changes; the same state if nothing. */
export function stateAfter(before: ExerciseState, finding: Finding): ExerciseState {
  if (finding.kind === 'right') return before.solved ? before : { ...before, solved: true };
  if (finding.kind === 'wrong') return { ...before, wrong: before.wrong + 1 };
  return before;
}

const solutionWords = (name: string): string => `If you have tried enough, \`check.${name}.solution()\` shows the way.`;

/** What is said of an answer: after the second wrong one more help, after the third where the solution is. */
function afterLook({ name, definition }: Place, finding: Finding, before: ExerciseState): Message {
  const { strongerHint, solution } = definition;
  switch (finding.kind) {
    case 'unanswered': {
      const help = `Put your answer in place of \`undefined\` and run the cell again. \`check.${name}.hint()\` helps.`;
      return { mark: '○', title: 'Open.', paragraphs: [help] };
    }
    case 'right':
      return { mark: '✓', title: 'Right.', paragraphs: [finding.words ?? solution.why] };
    case 'wrong': {
      const again = before.wrong === 0 ? [] : [strongerHint];
      const enough = before.wrong < 2 ? [] : [solutionWords(name)];
      return { mark: '✗', title: 'Not yet.', paragraphs: [finding.hint, ...again, ...enough] };
    }
    case 'stopped':
      return { mark: '!', title: 'Not checked.', paragraphs: [finding.reason] };
  }
}
