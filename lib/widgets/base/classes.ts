/* What the classes of a data set are called, on the page. */

/** Whatever tells names of classes, or none for digits. */
export interface Named {
  /** @default digits, by their labels */
  readonly classNames?: readonly string[];
}

/** What a picture shows: a digit, unless its class has a name. */
export const nounOf = ({ classNames }: Named): 'digit' | 'image' => (classNames ? 'image' : 'digit');

/** What a class is called. */
export const nameOf = ({ classNames }: Named, label: number): string => classNames?.[label] ?? String(label);

/** A picture in words, by its number in the data. */
export function pictureWords(named: Named, index: number | undefined, label: number): string {
  const name = nameOf(named, label);
  return named.classNames ? `Image ${index}, ${name}` : `Digit ${index}, a ${name}`;
}

/** What so many classes are called, by their labels. */
export const namesOf = (named: Named, classes: number): string[] =>
  Array.from({ length: classes }, (_, label) => nameOf(named, label));

/** Characters of a name that a column shows. */
const MOST_SHOWN = 12;

/** The width of a column of names: digits are as wide as a 0, and of letters some are wider. */
export function widthOf(names: readonly string[]): string {
  const most = Math.min(MOST_SHOWN, Math.max(...names.map(({ length }) => length)));
  return names.every((name) => /^\d+$/.test(name)) ? `${most}ch` : `calc(${most}ch + 0.4em)`;
}
