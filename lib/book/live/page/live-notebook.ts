/// <reference lib="dom" />
import { CellView } from './cell-view';
import { Compiler } from './compiler';
import { download, notebookText } from './download';
import { FileStore, keepTyped, readTyped, type TextStorage } from './keep';
import { Kernel } from './kernel';
import type { PageCell, PageNotebook } from './notebook';
import { Outputs } from './outputs';
import { type Prepared, type RunnableCell, Session } from './session';
import { Status } from './status';

/** What a cell says that wants all digits, whichever the page has: it gets them without a click. */
const WANTS_ALL_DIGITS = /\bloadDigits\(\s*['"]mnist['"]/;

/** A code cell with its place among them. */
interface LiveCell {
  readonly id: string;
  readonly compiled: NonNullable<PageCell['compiled']>;
  readonly view: CellView;
}

/** The notebook of a page, whose cells can be run and edited. */
export class LiveNotebook {
  readonly #notebook: PageNotebook;
  readonly #cells: readonly LiveCell[];
  readonly #status: Status;
  readonly #outputs: Outputs;
  readonly #session: Session;
  readonly #compiler = new Compiler();
  readonly #files = new FileStore();
  readonly #kernel: Kernel;
  readonly #storage: TextStorage;
  readonly #sources: ReadonlyMap<string, string>;
  readonly #typed: Map<string, string>;
  readonly #counts = new Map<string, number>();
  #count = 0;
  #queue: number[] = [];
  #running: number | undefined;
  /** The cell that was begun last: as in the kernel, what comes from a timer of any cell is shown there. */
  #last: number | undefined;
  /** Ends when no cell is left to be run. */
  #work: Promise<void> = Promise.resolve();
  /** How often the kernel was begun anew: what ran before is no longer of interest. */
  #life = 0;
  /** Ends what must be there before the cell can run; undefined if the kernel runs it. */
  #giveUp: (() => void) | undefined;
  #allDigits = false;
  #threads = 1;

  /** @throws Error if the page is laid out otherwise */
  constructor(notebook: PageNotebook, page: Document, storage: TextStorage) {
    this.#notebook = notebook;
    this.#storage = storage;
    const code = notebook.cells.filter(({ kind }) => kind === 'code');
    this.#sources = new Map(code.map(({ id, source }) => [id, source]));
    this.#typed = readTyped(storage, notebook.name, this.#sources);
    this.#cells = code.map((cell, place) => this.#cell(page, cell, place));
    this.#outputs = new Outputs(this.#cells.map(({ view }) => view.outputs));
    this.#session = new Session(
      this.#cells.map(({ compiled }) => compiled),
      (declarations, source) => this.#compiler.compile(declarations, source),
    );
    this.#kernel = new Kernel(
      {
        message: (type, content) => {
          if (this.#last !== undefined) this.#outputs.add(this.#last, { type, content });
        },
        trained: (images, seconds) => this.#tellSpeed(images / seconds),
        file: (path, bytes) => void this.#files.put(path, bytes),
      },
      () => this.#files.all(),
    );
    this.#status = new Status(elementOf(page, 'kernel-status'), {
      runAll: () => this.run(this.#cells.keys()),
      interrupt: () => void this.#interrupt(),
      restart: () => this.restart(),
      download: () => this.#download(),
      allDigits: () => void this.#loadAll(),
    });
    for (const { id, view } of this.#cells) {
      const typed = this.#typed.get(id);
      if (typed !== undefined) view.restore(typed);
    }
  }

  /** Starts what runs the cells, so that the first of them need not wait. */
  async start(): Promise<void> {
    this.#status.say('loading');
    try {
      this.#threads = await this.#kernel.start();
      this.#tellSpeed();
      if (this.#running === undefined) this.#status.say('ready');
    } catch (error) {
      this.#status.say(`cannot run cells: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Runs cells one after the other, by their places among the code cells, after those that already wait. */
  run(places: Iterable<number>): void {
    for (const place of places) {
      if (this.#queue.includes(place)) continue;
      this.#queue.push(place);
      if (place !== this.#running) this.#show(place, 'waiting');
    }
    if (this.#running === undefined) this.#work = this.#runQueue();
  }

  /** Begins anew, without any variables. */
  restart(): void {
    this.#life++;
    for (const place of this.#queue.splice(0)) this.#show(place, 'idle');
    this.#giveUp?.();
    this.#kernel.end();
    this.#session.restart();
    this.#count = 0;
    this.#last = undefined;
    for (const place of this.#cells.keys()) if (place !== this.#running) this.#show(place, 'idle');
    void this.#work.then(() => this.start());
  }

  async #runQueue(): Promise<void> {
    this.#status.busy = true;
    const page = document.defaultView;
    page?.addEventListener('beforeunload', askFirst);
    let place = this.#queue.shift();
    while (place !== undefined) {
      const succeeded = await this.#runCell(place);
      // As in Jupyter, a cell that fails stops those that were to follow.
      if (!succeeded) for (const waiting of this.#queue.splice(0)) this.#show(waiting, 'idle');
      place = this.#queue.shift();
    }
    this.#running = undefined;
    this.#status.busy = false;
    page?.removeEventListener('beforeunload', askFirst);
  }

  async #runCell(place: number): Promise<boolean> {
    const cell = this.#cells[place];
    if (!cell) return false;
    const life = this.#life;
    this.#running = this.#last = place;
    this.#show(place, 'running');
    this.#status.say(`running cell ${place + 1} of ${this.#cells.length}`);
    this.#outputs.begin(place);
    const count = ++this.#count;
    this.#counts.set(cell.id, count);
    const { succeeded, seconds } = await this.#execute(place, cell, count);
    if (life !== this.#life) {
      this.#show(place, 'idle');
      return false;
    }
    if (!succeeded) this.#outputs.failed(place);
    this.#show(place, succeeded ? 'done' : 'failed');
    const number = `cell ${place + 1}`;
    this.#status.say(succeeded ? `${number} done in ${seconds.toFixed(1)} s` : `${number} failed`);
    return succeeded;
  }

  async #execute(
    place: number,
    { compiled, view }: LiveCell,
    count: number,
  ): Promise<{ readonly succeeded: boolean; readonly seconds: number }> {
    const life = this.#life;
    const refuse = (text: string): { succeeded: boolean; seconds: number } => {
      if (life === this.#life)
        this.#outputs.add(place, { type: 'stream', content: { name: 'stderr', text: `${text}\n` } });
      return { succeeded: false, seconds: 0 };
    };
    try {
      const runnable: RunnableCell = { source: view.source, compiled, edited: view.edited };
      const prepared = await this.#unlessGivenUp(this.#prepare(runnable));
      if (prepared === undefined) return refuse('Interrupted: the cell was stopped.');
      if ('problems' in prepared) {
        return refuse(
          prepared.problems.map(({ line, column, message }) => `${line}:${column} - ${message}`).join('\n'),
        );
      }
      const result = await this.#kernel.run(prepared.cell, count);
      if (result.succeeded) this.#session.succeeded(runnable, prepared.cell);
      return result;
    } catch (error) {
      return refuse(String(error));
    }
  }

  /** Sees to all that a cell needs, so that the kernel can run it at once. */
  async #prepare(cell: RunnableCell): Promise<Prepared> {
    const prepared = await this.#session.prepare(cell);
    if ('problems' in prepared) return prepared;
    if (!this.#allDigits && WANTS_ALL_DIGITS.test(cell.source)) await this.#useAll();
    await this.#kernel.start();
    return prepared;
  }

  /** What work gives; undefined as soon as the reader no longer wants it. */
  async #unlessGivenUp<Result>(work: Promise<Result>): Promise<Result | undefined> {
    const givenUp = new Promise<undefined>((resolve) => (this.#giveUp = () => resolve(undefined)));
    try {
      return await Promise.race([work, givenUp]);
    } finally {
      this.#giveUp = undefined;
    }
  }

  async #interrupt(): Promise<void> {
    for (const place of this.#queue.splice(0)) this.#show(place, 'idle');
    const life = this.#life;
    this.#status.say('stopping');
    if (this.#giveUp) return this.#giveUp();
    if (await this.#kernel.interrupt()) return;
    if (life !== this.#life || this.#running === undefined) return;
    this.#status.say('the cell computes without a pause: Restart ends it, and all variables with it');
  }

  async #loadAll(): Promise<void> {
    this.#status.hideAllDigits(true);
    this.#status.say('loading all 70,000 digits');
    try {
      await this.#useAll();
      this.#status.say('all 70,000 digits are there: run the cells again from the top');
    } catch (error) {
      this.#status.hideAllDigits(false);
      this.#status.say(error instanceof Error ? error.message : String(error));
    }
  }

  async #useAll(): Promise<void> {
    await this.#kernel.useMnist();
    this.#allDigits = true;
    this.#status.hideAllDigits(true);
    this.#tellSpeed();
  }

  #tellSpeed(imagesPerSecond?: number): void {
    const digits = this.#allDigits ? '70,000 digits' : '10,000 digits';
    const threads = this.#threads === 1 ? '1 thread' : `${this.#threads} threads`;
    const speed = imagesPerSecond && `${Math.round(imagesPerSecond).toLocaleString('en')} images a second`;
    this.#status.facts = [digits, threads, ...(speed ? [speed] : [])];
  }

  #download(): void {
    const places = new Map(this.#cells.map(({ id }, place) => [id, place]));
    const outputs = (id: string): ReturnType<Outputs['of']> => this.#outputs.of(places.get(id) ?? -1);
    download(`${this.#notebook.name}.ipynb`, notebookText(this.#notebook, this.#typed, outputs, this.#counts));
  }

  #cell(page: Document, { id, source, compiled }: PageCell, place: number): LiveCell {
    const section = page.querySelector(`section.cell[data-cell="${CSS.escape(id)}"]`);
    if (!(section instanceof HTMLElement) || !compiled) {
      throw new Error(`starting the page: expected the cell ${id} of ${this.#notebook.name}, found none in the page`);
    }
    const view = new CellView(section, place + 1, source, {
      run: () => this.run([place]),
      runAbove: () => this.run(Array.from({ length: place }, (_, above) => above)),
      runAndGoOn: () => {
        this.run([place]);
        this.#cells[place + 1]?.view.focus();
      },
      typed: (typed) => this.#keep(id, typed),
    });
    return { id, compiled, view };
  }

  #keep(id: string, typed: string | undefined): void {
    if (typed === undefined) this.#typed.delete(id);
    else this.#typed.set(id, typed);
    // Wanted as soon as the cell is run.
    if (typed !== undefined) void this.#compiler.start().catch(() => undefined);
    const kept = typed === undefined ? undefined : { source: typed, of: this.#sources.get(id) ?? '' };
    if (!keepTyped(this.#storage, this.#notebook.name, id, kept)) {
      this.#status.say('this browser keeps nothing: download the notebook before you leave');
    }
  }

  #show(place: number, state: CellView['state']): void {
    const cell = this.#cells[place];
    if (cell) cell.view.state = state;
  }
}

/** Lets the browser ask whether the reader means to leave: what runs would end, a training of minutes for one. */
const askFirst = (event: Event): void => event.preventDefault();

function elementOf(page: Document, id: string): HTMLElement {
  const found = page.getElementById(id);
  if (found) return found;
  throw new Error(`starting the page: expected an element #${id}, found none`);
}
