/* What the page, the worker that runs its cells, and the worker that compiles them say to each other. */

/** A cell as it is to be run. */
export interface CompiledCell {
  /** CommonJS; empty for a cell without code. */
  readonly code: string;
  /** Whether it awaits something outside of its functions. */
  readonly awaits: boolean;
  /** Names that it declares. */
  readonly declared: readonly string[];
  /** Those of them that may be assigned to later, and that a function of the cell uses. */
  readonly live: readonly string[];
  /** Names of earlier cells that it uses, each where it stands first, line and column from 1. */
  readonly uses: readonly { readonly name: string; readonly line: number; readonly column: number }[];
  /** Name under which it exports the value of its last expression; missing if it ends with none. */
  readonly last?: string;
  /** Source maps that lead back to the reader's lines, the last step first, and lines that were put before. */
  readonly traced: { readonly maps: readonly string[]; readonly linesBefore: number };
  /** What the cells up to this one declare, for the compiler: the state after it. */
  readonly declarations: string;
}

/** Something that the compiler finds wrong: line and column from 1. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What the compiler makes of a cell. */
export type Compilation =
  | { readonly cell: CompiledCell; readonly problems?: undefined }
  | { readonly problems: readonly Problem[]; readonly cell?: undefined };

/** A file by its path below the page's own root. */
export interface KeptFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the worker that runs cells is given first. */
export interface KernelStart {
  readonly kind: 'start';
  readonly binaries: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  readonly quick: readonly Uint8Array<ArrayBuffer>[];
  readonly threadScript: string;
  /** Files that are there from the start: those that notebooks read, and those that an earlier visit left. */
  readonly files: readonly KeptFile[];
  /** What stands for environment variables. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What the page asks of the worker that runs cells. */
export type KernelRequest =
  | KernelStart
  | { readonly kind: 'run'; readonly cell: CompiledCell; readonly count: number }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'dataset'; readonly name: string; readonly files: readonly KeptFile[] };

/** What that worker tells. */
export type KernelAnswer =
  | { readonly kind: 'ready'; readonly threads: number }
  | { readonly kind: 'message'; readonly type: string; readonly content: Readonly<Record<string, unknown>> }
  | { readonly kind: 'done'; readonly succeeded: boolean; readonly seconds: number }
  | { readonly kind: 'trained'; readonly images: number; readonly seconds: number }
  | { readonly kind: 'heard' }
  | { readonly kind: 'file'; readonly path: string; readonly bytes?: Uint8Array<ArrayBuffer> };

/** What the page asks of the worker that compiles. */
export interface CompileRequest {
  /** Comes back with the answer. */
  readonly number: number;
  /** What earlier cells declare. */
  readonly declarations: string;
  readonly source: string;
}

/** What that worker answers. */
export interface CompileAnswer {
  readonly number: number;
  readonly compilation: Compilation;
}
