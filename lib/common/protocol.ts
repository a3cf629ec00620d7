/* What the library, which runs in a notebook's kernel, and the runner, which starts that kernel, agree on. */

/** Mime type of a Plotly figure as a JSON object. */
export const PLOTLY_MIME = 'application/vnd.plotly.v1+json';

/** Mime type of the comparison with the report, for programs that run the notebooks: a list of `ReportRow`. */
export const REPORT_MIME = 'application/vnd.digits.report+json';

/** Environment variable that names the data set where a notebook does not. */
export const DATASET_VARIABLE = 'DIGITS_DATASET';

/** What its value begins with where the data set lies in a folder: the path follows. */
export const FOLDER_PREFIX = 'folder:';

/** Environment variable that names the backend of TensorFlow.js where a notebook does not. */
export const BACKEND_VARIABLE = 'DIGITS_BACKEND';

/** Environment variable that says on how many threads a network trains where a call does not. */
export const THREADS_VARIABLE = 'DIGITS_THREADS';

/** Environment variable: with `none`, a kernel draws no pictures of its charts, as whoever runs it does so. */
export const PICTURES_VARIABLE = 'DIGITS_PICTURES';

/** Environment variable: the folder that keeps which exercises are solved; with `none` they are forgotten with the process. */
export const PROGRESS_VARIABLE = 'DIGITS_PROGRESS';

/** Environment variable: a file in which a kernel leaves what its cells are compiled to, a `CompiledLine` for each. */
export const COMPILED_VARIABLE = 'DIGITS_COMPILED';

/** A cell that a kernel has compiled without a fault, as a line of JSON. */
export interface CompiledLine {
  readonly source: string;
  /** What the kernel's compiler gave for it. */
  readonly converted: {
    readonly output: string;
    readonly declOutput: string;
    readonly hasToplevelAwait: boolean;
    readonly lastExpressionVar?: string;
    readonly cell: CellSurvey;
  };
}

/** What the code of a cell is like; lines and columns count from 1. */
export interface CellSurvey {
  /** Names that it declares. */
  readonly declared: readonly string[];
  /** Those of them that may be assigned to later, and that a function of the cell uses. */
  readonly live: readonly string[];
  /** Names of earlier cells that it uses, each where it stands first. */
  readonly uses: readonly { readonly name: string; readonly line: number; readonly column: number }[];
  /** Source maps that lead back to the reader's lines, the last step first, and lines that were put before. */
  readonly own: { readonly maps: readonly (string | null | undefined)[]; readonly linesBefore: number };
}

/**
 * Where a kernel's `globalThis` keeps the set of promises that its answer to the cell waits for: what the cell began
 * to show, and is still on its way.
 */
export const PENDING = Symbol.for('digits.pending');

/**
 * Where a kernel's `globalThis` keeps a function without parameters that gives its `Origins` so far, once the library has
 * loaded data or trained.
 */
export const ORIGINS = Symbol.for('digits.origins');

/** What the results of a kernel come from, besides its code. */
export interface Origins {
  /** The data sets that were loaded. */
  readonly data: readonly DataOrigin[];
  /** The seeds of the trainings, each once, in the order of their first use. */
  readonly seeds: readonly number[];
}

/** A data set that was loaded. */
export interface DataOrigin {
  readonly name: string;
  /** 16 hexadecimal digits of a SHA-256 of its arrays; null if they are no longer in memory. */
  readonly fingerprint: string | null;
}

/** One line of the comparison of the report with a run. */
export interface ReportRow {
  readonly figure: string;
  /** What the report says; null if it says nothing. */
  readonly reported: string | null;
  readonly reproduced: string;
  /** Whether the two agree; null if they cannot be compared. */
  readonly agrees: boolean | null;
}

/** Where the metadata of an output that answers in the page hold the figure whose picture stands where no script runs. */
export const STILL_FIGURE = 'digits/still-figure';
