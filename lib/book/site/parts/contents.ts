/** A notebook in the table of contents. */
export interface Chapter {
  readonly number: number;
  readonly title: string;
  /** Its file without folder and ending, such as `3-visualize-digits`, by which its page is called too. */
  readonly name: string;
  /** What one learns, as Markdown. */
  readonly learn: string;
  readonly minutes: number;
  /** 1 asks for nothing, 2 for the notebooks before it, 3 for some liking of statistics. */
  readonly level: number;
}

/** A row such as `| 3 | [Look at the digits](notebooks/3-visualize-digits.ipynb) | pixels | 6 | 1 |`. */
const ROW =
  /^\| (?<number>\d+) \| \[(?<title>[^\]]+)\]\(notebooks\/(?<name>[^)]+)\.ipynb\) \| (?<learn>[^|]+) \| (?<minutes>\d+) \| (?<level>\d) \|$/gm;

/**
 * The notebooks as the table of the README lists them.
 *
 * @param readme the README, in Markdown
 * @throws SyntaxError if no row of it lists a notebook
 */
export function parseChapters(readme: string): readonly Chapter[] {
  const chapters = [...readme.matchAll(ROW)].map(({ groups = {} }): Chapter => {
    const { number, title = '', name = '', learn = '', minutes, level } = groups;
    return { number: Number(number), title, name, learn, minutes: Number(minutes), level: Number(level) };
  });
  if (chapters.length > 0) return chapters;
  throw new SyntaxError('reading the contents of the book: expected rows of notebooks in README.md, found none');
}
