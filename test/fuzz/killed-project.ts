import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { readStored } from '../../lib/digits/platform/model-files/read';
import { isJsonObject, readNotebook } from '../../lib/runner/notebook/notebook';
import { notebookOf, projectOf } from '../runner/helpers';

const required = (file: string): string => `require(${JSON.stringify(path.join(__dirname, file))})`;

/** A notebook that computes, draws a chart, and saves a model that has the number of the run, as its first output. */
const NOTEBOOK = notebookOf(
  "console.log(process.env.RUN);\nrequire('node:fs').writeFileSync('../begun', '');",
  'for (const end = Date.now() + 100; Date.now() < end; );\nawait new Promise((next) => setTimeout(next, 100));',
  "import { display } from 'tslab';\nconst layout = { title: { text: 'Bar' } };\n" +
    "display.raw('application/vnd.plotly.v1+json', { data: [{ type: 'bar', y: [1, 2] }], layout } as never);",
  `const { writeModel } = ${required('../../lib/digits/dist/platform/model-files/write.js')};\n` +
    `const { numbered } = ${required('numbered-model.cjs')};\n` +
    "writeModel('../output/models/mine', numbered(Number(process.env.RUN)));",
);

const COPY = 'notebooks/1-all.ipynb';
const PICTURE = 'pictures/1-all-1-bar.png';
const MODEL = 'models/mine/model.json';
const WEIGHTS = /^models\/mine\/weights(-[0-9a-f]{16})?\.bin$/;

/** The last bytes of every PNG. */
const END_OF_PNG = 'IEND\xae\x42\x60\x82';

/** A project whose runs are killed, with a folder for temporary files that only they use. */
export class KilledProject {
  readonly root: string;
  readonly temporary: string;
  readonly remove: () => void;
  /** By file, the number of the run that wrote it; 0 for a picture, which has none. */
  #written = new Map<string, number>();

  constructor() {
    ({ root: this.root, remove: this.remove } = projectOf({ '1-all.ipynb': NOTEBOOK }));
    this.temporary = path.join(this.root, 'temporary');
    mkdirSync(this.temporary);
  }

  /** Makes ready for a run, of which `begun` and `hasNewPicture` then tell. */
  reset(): void {
    rmSync(path.join(this.root, 'begun'), { force: true });
    this.#oldPicture = this.#picture();
  }

  #oldPicture: number | undefined;

  /** Whether the run has begun with its cells. */
  get begun(): boolean {
    return existsSync(path.join(this.root, 'begun'));
  }

  /** Whether the run has written its picture. */
  get hasNewPicture(): boolean {
    return this.#picture() !== this.#oldPicture;
  }

  /**
   * Checks that each file is whole, and that each that a run has made before is there, as it was or new.
   *
   * @param run number of the run that has ended
   * @param complete whether it has ended by itself: all files are then its own
   */
  expectWhole(run: number, complete: boolean): void {
    const before = this.#written;
    this.#written = new Map(this.#files().flatMap((file) => this.#numberOf(file)));
    for (const [file, number] of this.#written) {
      if (file !== PICTURE && (complete || number !== before.get(file))) expect([file, number]).toEqual([file, run]);
    }
    const made = complete ? [COPY, PICTURE, MODEL] : [...before.keys()];
    expect(made.filter((file) => !this.#written.has(file))).toEqual([]);
  }

  /** What is there besides what a run makes: of the weights, all but one file. */
  litter(): string[] {
    const known = [COPY, PICTURE, MODEL, this.#files().find((file) => WEIGHTS.test(file))];
    const others = this.#files().filter((file) => !known.includes(file));
    const beside = readdirSync(path.join(this.root, 'notebooks')).filter((name) => name !== '1-all.ipynb');
    return [...others, ...beside, ...readdirSync(this.temporary)];
  }

  #path(file: string): string {
    return path.join(this.root, 'output', file);
  }

  /** What tells a picture from the one before. */
  #picture(): number | undefined {
    return statSync(this.#path(PICTURE), { throwIfNoEntry: false })?.mtimeMs;
  }

  /** All files that runs have made, as paths from the folder `output`. */
  #files(): string[] {
    if (!existsSync(this.#path(''))) return [];
    const names = readdirSync(this.#path(''), { recursive: true, encoding: 'utf8' });
    return names.filter((name) => statSync(this.#path(name)).isFile());
  }

  /** The number in a file that is whole; nothing for files of other kinds. */
  #numberOf(file: string): [file: string, number: number][] {
    if (file === PICTURE) {
      expect(readFileSync(this.#path(file), 'latin1').slice(-END_OF_PNG.length)).toBe(END_OF_PNG);
      return [[file, 0]];
    }
    if (file === COPY) {
      const [cell] = readNotebook(this.#path(file)).cells;
      const output = cell?.type === 'code' ? cell.outputs[0] : undefined;
      return [[file, isJsonObject(output) ? Number(output.text) : NaN]];
    }
    if (file !== MODEL) return [];
    const weights = new Float32Array(readStored(path.dirname(this.#path(file))).bytes);
    expect(new Set(weights).size).toBe(1);
    return [[file, weights[0] ?? NaN]];
  }
}
