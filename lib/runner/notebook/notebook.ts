import { readFileSync } from 'node:fs';
import path from 'node:path';

import { reasonOf } from '@digits/common/text';

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

/** An error that ended a cell. */
export interface ErrorOutput {
  readonly output_type: 'error';
  /** Class of the error. */
  readonly ename: string;
  /** Its sentence. */
  readonly evalue: string;
  /** What is shown of it, line by line. */
  readonly traceback: readonly string[];
}

export type Output = StreamOutput | DisplayOutput | ErrorOutput;

export interface MarkdownCell {
  readonly type: 'markdown' | 'raw';
  readonly id: string;
  readonly source: string;
  readonly metadata: JsonObject;
  /** Files that were pasted into the cell, by name: each in one or more formats, by mime type. */
  readonly attachments?: JsonObject;
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

/** A Jupyter notebook of format 4, each cell's source joined to one string. */
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

function parseCell(value: unknown, id: string, where: string): Cell {
  if (!isJsonObject(value)) throw new SyntaxError(`${where}: expected an object`);
  const { cell_type: type, metadata = {}, outputs = [], execution_count: count = null, attachments } = value;
  if (type !== 'code' && type !== 'markdown' && type !== 'raw') {
    throw new SyntaxError(`${where}: expected cell_type code, markdown or raw, found ${String(type)}`);
  }
  if (!isJsonObject(metadata)) throw new SyntaxError(`${where}: expected metadata, an object`);
  const source = joined(value.source, `${where}, source`);
  if (type !== 'code') {
    if (attachments === undefined) return { type, id, source, metadata };
    if (!isJsonObject(attachments)) throw new SyntaxError(`${where}: expected attachments, an object`);
    return { type, id, source, metadata, attachments };
  }
  if (!Array.isArray(outputs)) throw new SyntaxError(`${where}: expected outputs, a list`);
  if (count !== null && typeof count !== 'number') {
    throw new SyntaxError(`${where}: expected execution_count, a number or null`);
  }
  return { type, id, source, metadata, executionCount: count, outputs };
}

/** An id for each cell: its own, or for a cell without one `cell-3`, after its place, or one like that. */
function idsOf(cells: readonly unknown[]): string[] {
  const own = cells.map((cell) => (isJsonObject(cell) && typeof cell.id === 'string' ? cell.id : undefined));
  return own.map((id, i) => {
    let made = `cell-${i + 1}`;
    while (own.includes(made)) made += '-a';
    return id ?? made;
  });
}

/**
 * Reads the text of an .ipynb file. What format 4.5 demands and older ones lack, the ids of cells for one, is made.
 *
 * @param text the file's content
 * @param name what to call the notebook in errors, for example its file name
 * @throws SyntaxError if it is not JSON or not a notebook of format 4; it says how to convert others
 */
export function parseNotebook(text: string, name: string): Notebook {
  let value: unknown;
  try {
    // Some editors put a mark before the text.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SyntaxError(`${name}: expected JSON: ${reasonOf(error)}`);
  }
  if (!isJsonObject(value)) throw new SyntaxError(`${name}: expected a notebook, an object`);
  const { nbformat, nbformat_minor: minor = 0, metadata = {}, cells } = value;
  if (nbformat !== 4 || typeof minor !== 'number') {
    const found = typeof nbformat === 'number' ? `${nbformat}.${JSON.stringify(minor)}` : 'none';
    throw new SyntaxError(
      `${name}: expected notebook format 4, found ${found}: ` +
        `open it in JupyterLab and save it, or run jupyter nbconvert --to notebook --nbformat 4 --inplace ${name}`,
    );
  }
  if (!isJsonObject(metadata)) throw new SyntaxError(`${name}: expected metadata, an object`);
  if (!Array.isArray(cells)) throw new SyntaxError(`${name}: expected cells, a list`);
  const ids = idsOf(cells);
  return {
    metadata,
    // With ids it is one of 4.5.
    minor: Math.max(minor, 5),
    cells: cells.map((cell: unknown, i) => parseCell(cell, ids[i] ?? '', `${name}, cell ${i + 1}`)),
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
    ...(cell.type !== 'code' && cell.attachments && { attachments: cell.attachments }),
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
