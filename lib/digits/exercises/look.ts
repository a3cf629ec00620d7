import { letFailUnheard, safeReason } from './answers';
import type { AnyDefinition, Definition } from './define';
import { type Finding, stopped, wrong } from './finding';

/** Looks at anything that a reader may pass. Never throws. */
export type Look = (answer: unknown, given: readonly unknown[]) => Finding;

/** How an exercise looks at answers: what is open or of another kind it tells apart itself, the rest it judges. */
export function lookOf<Answer, Given extends readonly unknown[]>(definition: Definition<Answer, Given>): Look {
  return (answer, given) => {
    if (answer === undefined) return { kind: 'unanswered' };
    const missing = definition.given.find((_, position) => given[position] === undefined);
    if (missing !== undefined) return stopped(missingWords(definition, missing));
    try {
      letFailUnheard(answer);
      const read = definition.answer.read(answer);
      if ('hint' in read) return wrong(read.hint);
      // The types of an exercise say what its check is given; what else a reader puts there fails in the judge.
      return definition.judge(read.answer, ...(given as Given));
    } catch (error) {
      return stopped(`The answer could not be looked at: ${safeReason(error)}.`);
    }
  };
}

function missingWords({ given }: Pick<AnyDefinition, 'given'>, missing: string): string {
  const all = given.map((name) => `\`${name}\``).join(' and ');
  return (
    `The check is given ${all} after the answer, and \`${missing}\` is not there: run the cells above, and leave ` +
    'the last line of the cell as it is.'
  );
}
