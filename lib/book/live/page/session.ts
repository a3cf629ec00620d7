import type { Compilation, CompiledCell, Problem } from '../protocol';

/** A cell that may be run: as the notebook has it, or as the reader wrote it. */
export interface RunnableCell {
  readonly source: string;
  /** What the notebook's own source was compiled to. */
  readonly compiled: CompiledCell;
  /** Whether the source is the reader's. */
  readonly edited: boolean;
}

/** Compiles a source after what earlier cells declare. */
export type Compile = (declarations: string, source: string) => Promise<Compilation>;

/** What is to be run, or what is wrong. */
export type Prepared = { readonly cell: CompiledCell } | { readonly problems: readonly Problem[] };

/**
 * What the cells that were run have left for the compiler. As long as they were run as the notebook has them, in its
 * order, that is known since the book was made; else the compiler reads again what was run, once it is wanted.
 */
export class Session {
  readonly #compile: Compile;
  /** What each of the notebook's cells was compiled after. */
  readonly #before: ReadonlyMap<CompiledCell, string>;
  #run: string[] = [];
  /** What those declare; undefined if only the compiler can say. */
  #declarations: string | undefined = '';
  #compiles = false;

  /**
   * @param cells the notebook's code cells in their order
   * @param compile asked only once a cell was edited
   */
  constructor(cells: readonly CompiledCell[], compile: Compile) {
    this.#compile = compile;
    this.#before = new Map(cells.map((cell, place) => [cell, cells[place - 1]?.declarations ?? '']));
  }

  /** Finds out what to run for a cell, now that those before have been run. */
  async prepare({ source, compiled, edited }: RunnableCell): Promise<Prepared> {
    this.#compiles ||= edited;
    const fits = this.#declarations === this.#before.get(compiled);
    if (!edited && (fits || !this.#compiles)) return { cell: compiled };
    const { cell, problems = [] } = await this.#compile(await this.#declared(), source);
    return cell ? { cell } : { problems };
  }

  /** Notes that a cell has succeeded. */
  succeeded({ source, compiled }: RunnableCell, ran: CompiledCell): void {
    this.#run.push(source);
    const known = ran !== compiled || this.#declarations === this.#before.get(compiled);
    this.#declarations = known ? ran.declarations : undefined;
  }

  /** Begins anew: no cell was run. */
  restart(): void {
    this.#run = [];
    this.#declarations = '';
  }

  /** What was run declares, by the compiler if it must be. */
  async #declared(): Promise<string> {
    if (this.#declarations !== undefined) return this.#declarations;
    const [run, count] = [this.#run, this.#run.length];
    let declarations = '';
    for (const source of run.slice()) {
      const { cell } = await this.#compile(declarations, source);
      declarations = cell?.declarations ?? declarations;
    }
    // A reader who did not wait may have begun anew, or run another cell.
    if (run === this.#run && count === run.length) this.#declarations = declarations;
    return declarations;
  }
}
