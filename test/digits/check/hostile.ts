/* What a function may be given, and what it must refuse: every wrong value in every place, by generation. */

/** Values that are wrong in most places, by their names in a test's report. */
const HOSTILE: Readonly<Record<string, unknown>> = {
  undefined,
  null: null,
  NaN,
  '-1': -1,
  '1.5': 1.5,
  '3n': 3n,
  'a symbol': Symbol('s'),
  "''": '',
  '{}': {},
  '[]': [],
  true: true,
  'a promise': Promise.resolve(),
};

type Name = keyof typeof HOSTILE;

/** One argument: a right value, and wrong ones with their names. */
export interface Given {
  readonly valid: unknown;
  readonly wrong: readonly (readonly [name: string, value: unknown])[];
}

/** A value that may be none of the hostile ones but those named. */
export function value(valid: unknown, ...taken: readonly Name[]): Given {
  return { valid, wrong: Object.entries(HOSTILE).filter(([name]) => !taken.includes(name)) };
}

export const text = (valid: string, ...taken: readonly Name[]): Given => value(valid, "''", ...taken);
export const flag = (valid: boolean): Given => value(valid, 'true');

/** A value that is not looked at. */
export const anything = (valid: unknown): Given => ({ valid, wrong: [] });

/** A value that may be left out. */
export function optional({ valid, wrong }: Given): Given {
  return { valid, wrong: wrong.filter(([name]) => name !== 'undefined') };
}

/** A value with other wrong ones beside the hostile. */
export function refusing(given: Given, more: Readonly<Record<string, unknown>>): Given {
  return { ...given, wrong: [...given.wrong, ...Object.entries(more)] };
}

/** An array whose one element is given. */
export function array(element: Given, ...taken: readonly Name[]): Given {
  const inside = element.wrong.map(([name, wrong]) => [`[${name}]`, [wrong]] as const);
  return { valid: [element.valid], wrong: [...value(undefined, ...taken).wrong, ...inside] };
}

/** An object whose fields are given. */
export function object(fields: Readonly<Record<string, Given>>, ...taken: readonly Name[]): Given {
  const valid = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.valid]));
  const inside = Object.entries(fields).flatMap(([field, { wrong }]) =>
    wrong.map(([name, found]) => [`{ ${field}: ${name} }`, { ...valid, [field]: found }] as const),
  );
  return { valid, wrong: [...value(undefined, ...taken).wrong, ...inside] };
}

/** An object of options, each of which may be left out, and no other given. */
export function options(fields: Readonly<Record<string, Given>>): Given {
  const loose = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, optional(field)]));
  return refusing(object(loose, 'undefined', '{}'), { '{ strange: 1 }': { strange: 1 } });
}

/** Every call with one wrong argument and the others right. */
export function wrongCalls(givens: readonly Given[]): { readonly name: string; readonly values: readonly unknown[] }[] {
  const valid = givens.map((given) => given.valid);
  return givens.flatMap(({ wrong }, place) =>
    wrong.map(([name, found]) => ({
      name: `argument ${place + 1}: ${name}`,
      values: valid.toSpliced(place, 1, found),
    })),
  );
}
