/// <reference lib="dom" />
import type { CompiledCell } from '../protocol';

/** A cell as the page has it. */
export interface PageCell {
  readonly id: string;
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly source: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Files that were pasted into a cell of Markdown, by name. */
  readonly attachments?: Readonly<Record<string, unknown>>;
  /** Of a code cell. */
  readonly compiled?: CompiledCell;
}

/** The notebook of a page. */
export interface PageNotebook {
  readonly name: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Minor version of the notebook format. */
  readonly minor?: number;
  readonly cells: readonly PageCell[];
}

/** The notebook that the page holds as JSON; undefined for a page without one. */
export function pageNotebook(): PageNotebook | undefined {
  const text = document.getElementById('notebook')?.textContent;
  return text ? (JSON.parse(text) as PageNotebook) : undefined;
}
