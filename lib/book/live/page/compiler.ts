/// <reference lib="dom" />
import type { Compilation, CompileAnswer, CompileRequest } from '../protocol';
import { Once } from './once';
import { loadPart } from './parts';
import { failureOf, startWorker } from './unpack';

/** The worker that compiles cells, with the kernel's compiler and its types: loaded once a reader edits. */
export class Compiler {
  readonly #worker = new Once(() => this.#start());
  #number = 0;
  readonly #waiting = new Map<number, (compilation: Compilation) => void>();

  /** Starts it, so that it is ready when it is wanted. */
  start(): Promise<Worker> {
    return this.#worker.get();
  }

  /**
   * Compiles a cell after others.
   *
   * @param declarations what those declare
   * @throws Error if the compiler is not beside the page
   */
  async compile(declarations: string, source: string): Promise<Compilation> {
    const worker = await this.start();
    const number = this.#number++;
    const compilation = new Promise<Compilation>((resolve) => this.#waiting.set(number, resolve));
    const request: CompileRequest = { number, declarations, source };
    worker.postMessage(request);
    return compilation;
  }

  async #start(): Promise<Worker> {
    const { script, files } = await loadPart('compiler');
    const worker = await startWorker(script, 'compiler');
    await new Promise((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = (event) => reject(new Error(`starting the compiler: ${failureOf(event)}`));
      worker.postMessage(files);
    });
    worker.onmessage = ({ data }: MessageEvent<CompileAnswer>) => {
      this.#waiting.get(data.number)?.(data.compilation);
      this.#waiting.delete(data.number);
    };
    return worker;
  }
}
