import { describe, isKind, isPromise, type Kind, kindWords } from '@digits/engine';

import { nearestName } from './nearest';

/**
 * The names of all options of a function: one that is missing here, or not an option, does not compile.
 * An option has its kind beside it, or `true` where its function looks at it itself.
 */
export type OptionNames<Options> = Readonly<Record<keyof Required<Options>, true | Kind>>;

/**
 * Checks that options have no name that their function does not know, and are of the right kinds. Types say
 * so only of an object literal: of a variable, and in JavaScript, they let a misspelt name through, which
 * would change nothing.
 *
 * @param doing what is being done, for the error
 * @param options as the caller gave them
 * @param names every option there is
 * @throws TypeError if the options are not an object, one of them is not known (it names the nearest), or is
 *   of another kind
 */
export function checkOptions<Options extends object>(
  doing: string,
  options: Options,
  names: OptionNames<Options>,
): void {
  const given: unknown = options;
  // Of a Map, no entry would be an option.
  if (typeof given !== 'object' || given === null || Symbol.iterator in given || isPromise(given)) {
    throw new TypeError(`${doing}: expected an object of options, found ${describe(given)}`);
  }
  const known = Object.keys(names);
  const stranger = namesOf(given).find((name) => !known.includes(name));
  if (stranger !== undefined) {
    const nearest = nearestName(stranger, known);
    const hint = nearest === undefined ? '' : `: did you mean '${nearest}'?`;
    throw new TypeError(`${doing}: expected the options ${known.join(', ')}, found '${stranger}'${hint}`);
  }
  for (const [name, kind] of Object.entries<true | Kind>(names)) {
    const value: unknown = Reflect.get(given, name);
    // Null is no value: some code would take it for left out, and some for 0.
    if (value === undefined || (kind === true ? value !== null : isKind(value, kind))) continue;
    const expected = kind === true ? 'given or left out' : kindWords(kind);
    throw new TypeError(`${doing}: expected the option '${name}' to be ${expected}, found ${describe(value)}`);
  }
}

/** Names of all options, those that come from defaults by `Object.create` too. */
function namesOf(options: object): string[] {
  const names: string[] = [];
  for (const name in options) names.push(name);
  return names;
}
