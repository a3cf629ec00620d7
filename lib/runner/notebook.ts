import { readFileSync } from 'node:fs';
import path from 'node:path';

export { writeWhole } from '../workspace/whole-file';

/** Any value that JSON can hold, as an object: keys to values not yet looked at. */
export type JsonObject = Record<string, unknown>;

/** Text that a cell wrote to one of its two streams. */
export interface StreamOutput {
  readonly output_type: 'stream';
  readonly name: 'stdout' | 'stderr';
  readonly text: string;
}

/** Something a cell displayed: the same content in one or more formats, by mime type. */
export interface DisplayOutput {
  readonly output_type: 'display_data';
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

export type Output = StreamOutput | DisplayOutput;

export interface MarkdownCell {
  readonly type: 'markdown' | 'raw';
  readonly id: string;
  readonly source: string;
  readonly metadata: JsonObject;
}

export interface CodeCell {
  readonly type: 'code';
  readonly id: string;
  readonly source: string;
  readonly metadata: JsonObject;
  readonly executionCount: number | null;
  /** Outputs as the file holds them, or as an execution made them. */
  readonly outputs: readonly unknown[];
}

export type Cell = MarkdownCell | CodeCell;

/** A Jupyter notebook of format 4.5 or a later 4.x, each cell's source joined to one string. */
export interface Notebook {
  readonly metadata: JsonObject;
  readonly minor: number;
  readonly cells: readonly Cell[];
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The notebook format allows one string or a list of strings to be joined. */
function joined(text: unknown, what: string): string {
  if (typeof text === 'string') return text;
  if (Array.isArray(text) && text.every((line) => typeof line === 'string')) return text.join('');
  throw new SyntaxError(`${what}: expected a string or a list of strings, found ${typeof text}`);
}

function parseCell(value: unknown, where: string): Cell {
  if (!isJsonObject(value)) throw new SyntaxError(`${where}: expected an object`);
  const { cell_type: type, id, metadata, outputs, execution_count: count } = value;
  if (type !== 'code' && type !== 'markdown' && type !== 'raw') {
    throw new SyntaxError(`${where}: expected cell_type code, markdown or raw, found ${String(type)}`);
  }
  if (typeof id !== 'string') throw new SyntaxError(`${where}: expected an id, as format 4.5 demands`);
  if (!isJsonObject(metadata)) throw new SyntaxError(`${where}: expected metadata, an object`);
  const source = joined(value.source, `${where}, source`);
  if (type !== 'code') return { type, id, source, metadata };
  if (!Array.isArray(outputs)) throw new SyntaxError(`${where}: expected outputs, a list`);
  if (count !== null && typeof count !== 'number') {
    throw new SyntaxError(`${where}: expected execution_count, a number or null`);
  }
  return { type, id, source, metadata, executionCount: count, outputs };
}

/**
 * Reads the text of an .ipynb file.
 *
 * @param text the file's content
 * @param name what to call the notebook in errors, for example its file name
 * @throws SyntaxError if it is not JSON or not a notebook of format 4.5 or a later 4.x
 */
export function parseNotebook(text: string, name: string): Notebook {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(`${name}: expected JSON: ${String(error)}`);
  }
  if (!isJsonObject(value)) throw new SyntaxError(`${name}: expected a notebook, an object`);
  const { nbformat, nbformat_minor: minor, metadata, cells } = value;
  if (nbformat !== 4 || typeof minor !== 'number' || minor < 5) {
    throw new SyntaxError(
      `${name}: expected notebook format 4.5 or a later 4.x, found ${String(nbformat)}.${String(minor)}`,
    );
  }
  if (!isJsonObject(metadata)) throw new SyntaxError(`${name}: expected metadata, an object`);
  if (!Array.isArray(cells)) throw new SyntaxError(`${name}: expected cells, a list`);
  return {
    metadata,
    minor,
    cells: cells.map((cell: unknown, i) => parseCell(cell, `${name}, cell ${i + 1}`)),
  };
}

/** @throws SyntaxError as parseNotebook does, and the file system's Error if the file cannot be read */
export function readNotebook(file: string): Notebook {
  return parseNotebook(readFileSync(file, 'utf8'), path.basename(file));
}

/** Lines with their line ends, as Jupyter stores text, so that a diff shows the lines that changed. */
function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

/** The notebook as the text of an .ipynb file, laid out as Jupyter does. */
export function formatNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({
    cell_type: cell.type,
    ...(cell.type === 'code' && { execution_count: cell.executionCount }),
    id: cell.id,
    metadata: cell.metadata,
    ...(cell.type === 'code' && { outputs: cell.outputs }),
    source: lines(cell.source),
  }));
  const file = { cells, metadata: notebook.metadata, nbformat: 4, nbformat_minor: notebook.minor };
  return `${JSON.stringify(file, null, 1)}\n`;
}
