import { type DisplayOutput, type ErrorOutput, isJsonObject, type JsonObject, type Output } from '../notebook/notebook';

/** The parts of a Jupyter message that make outputs. */
export interface KernelMessage {
  readonly type: string;
  readonly content: JsonObject;
}

function bundle(content: JsonObject): DisplayOutput {
  return {
    output_type: 'display_data',
    data: isJsonObject(content.data) ? content.data : {},
    metadata: isJsonObject(content.metadata) ? content.metadata : {},
  };
}

function errorOutput({ ename, evalue, traceback }: JsonObject): ErrorOutput {
  const lines = Array.isArray(traceback) ? traceback.filter((line) => typeof line === 'string') : [];
  return {
    output_type: 'error',
    ename: typeof ename === 'string' ? ename : 'Error',
    evalue: typeof evalue === 'string' ? evalue : '',
    traceback: lines,
  };
}

function displayId(content: JsonObject): string | undefined {
  const id = isJsonObject(content.transient) ? content.transient.display_id : undefined;
  return typeof id === 'string' ? id : undefined;
}

/**
 * Builds the outputs of a notebook's cells from the messages of its kernel, as a Jupyter client does:
 * neighbouring pieces of one stream are joined, an update replaces every display of the same id
 * (in earlier cells too), and clear_output empties its cell.
 */
export class OutputCollector {
  readonly #outputs = new Map<number, Output[]>();
  readonly #places = new Map<string, { cell: number; position: number }[]>();
  readonly #clearBeforeNext = new Set<number>();
  /** The last piece of text that each cell wrote to stderr. */
  readonly #lastErrorText = new Map<number, string>();

  /** Outputs of a cell so far, oldest first; none if it has shown nothing. */
  of(cell: number): readonly Output[] {
    return this.#outputs.get(cell) ?? [];
  }

  /** Takes a message that the cell caused; messages that make no output are ignored. */
  add(cell: number, { type, content }: KernelMessage): void {
    if (type === 'stream') {
      if (content.name === 'stderr') this.#lastErrorText.set(cell, String(content.text));
      this.#append(cell, {
        output_type: 'stream',
        name: content.name === 'stderr' ? 'stderr' : 'stdout',
        text: typeof content.text === 'string' ? content.text : '',
      });
    } else if (type === 'error') {
      this.#append(cell, errorOutput(content));
    } else if (type === 'display_data') {
      const position = this.#append(cell, bundle(content));
      const id = displayId(content);
      if (id !== undefined) this.#places.set(id, [...(this.#places.get(id) ?? []), { cell, position }]);
    } else if (type === 'update_display_data') {
      for (const place of this.#places.get(displayId(content) ?? '') ?? []) {
        this.#list(place.cell)[place.position] = bundle(content);
      }
    } else if (type === 'clear_output') {
      if (content.wait === true) this.#clearBeforeNext.add(cell);
      else this.#clear(cell);
    }
  }

  /**
   * Tells that a cell has failed. tslab prints the error as text on stderr: if that names an error, the output
   * becomes one, as other kernels have it.
   */
  failed(cell: number): void {
    const text = this.#lastErrorText.get(cell) ?? '';
    const [, ename, evalue = ''] = /^([A-Za-z_$][\w$]*): (.*)/.exec(text) ?? [];
    const list = this.#list(cell);
    const last = list.at(-1);
    if (ename === undefined || last?.output_type !== 'stream' || last.name !== 'stderr' || !last.text.endsWith(text))
      return;
    const before = last.text.slice(0, -text.length);
    list.splice(-1, 1, ...(before === '' ? [] : [{ ...last, text: before }]));
    list.push({ output_type: 'error', ename, evalue, traceback: text.trimEnd().split('\n') });
  }

  #list(cell: number): Output[] {
    const list = this.#outputs.get(cell) ?? [];
    this.#outputs.set(cell, list);
    return list;
  }

  /** @returns where in the cell's outputs it stands */
  #append(cell: number, output: Output): number {
    if (this.#clearBeforeNext.has(cell)) this.#clear(cell);
    const list = this.#list(cell);
    const last = list.at(-1);
    if (output.output_type === 'stream' && last?.output_type === 'stream' && last.name === output.name) {
      list[list.length - 1] = { ...last, text: last.text + output.text };
    } else {
      list.push(output);
    }
    return list.length - 1;
  }

  #clear(cell: number): void {
    this.#clearBeforeNext.delete(cell);
    this.#outputs.set(cell, []);
    for (const [id, places] of this.#places) {
      this.#places.set(
        id,
        places.filter((place) => place.cell !== cell),
      );
    }
  }
}
