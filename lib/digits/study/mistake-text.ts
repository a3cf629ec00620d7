import { checkKind } from '../check/values';
import type { Mistake } from '../measure/mistakes';

/** A digit that was taken for another. */
export type WrongAnswer = Pick<Mistake, 'index' | 'predicted'>;

/**
 * Wrong answers as a short text, from which with the labels the answer to every digit follows: `18:3 247:2`, the
 * number of the digit and what it was taken for.
 */
export function writeMistakes(mistakes: readonly WrongAnswer[]): string {
  const ascending = [...mistakes].sort((a, b) => a.index - b.index);
  return ascending.map(({ index, predicted }) => `${index}:${predicted}`).join(' ');
}

/**
 * What `writeMistakes` wrote.
 *
 * @throws TypeError if it is no text
 * @throws RangeError if it holds something else
 * @example
 * readMistakes('18:3 247:2')[1] // { index: 247, predicted: 2 }
 */
export function readMistakes(text: string): WrongAnswer[] {
  checkKind('reading mistakes', 'a text', text, 'string');
  return text.split(' ').flatMap((word) => {
    if (word === '') return [];
    const [, index, predicted] = /^(\d+):(\d+)$/.exec(word) ?? [];
    if (index === undefined || predicted === undefined) {
      throw new RangeError(`reading mistakes: expected words such as 18:3, found ${JSON.stringify(word)}`);
    }
    return [{ index: Number(index), predicted: Number(predicted) }];
  });
}
