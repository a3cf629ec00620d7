import { PROGRESS_VARIABLE } from '@digits/common/protocol';

import { hasFields } from '../check/fields';
import { environmentVariable } from '../platform/environment';
import { fileExists, pathIn, setAside, writeWhole } from '../platform/files';
import { exercisesFolder } from '../platform/folders';
import { readJson } from '../platform/json-file';
import { safeReason } from './answers';

/** How far a reader has come with one exercise. */
export interface ExerciseState {
  readonly solved: boolean;
  /** Wrong answers so far. */
  readonly wrong: number;
  /** Hints that were asked for. */
  readonly hints: number;
  /** Whether the solution was looked at before it was solved. */
  readonly sawSolution: boolean;
}

/** Of an exercise that nobody has tried. */
export const UNTRIED: ExerciseState = { solved: false, wrong: 0, hints: 0, sawSolution: false };

/** The states of a notebook's exercises, by their names. */
export type NotebookState = Readonly<Record<string, ExerciseState>>;

/** What this process knows where nothing can be kept, by notebook. */
const remembered = new Map<number, NotebookState>();

/** A state as it was read, and what there is to say about that. */
export interface ReadState {
  readonly state: NotebookState;
  /** A file that could not be used, and what became of it. */
  readonly trouble?: string;
}

/** The file of a notebook; undefined where nothing is to be kept. */
function fileOf(notebook: number): string | undefined {
  const folder = environmentVariable(PROGRESS_VARIABLE) ?? exercisesFolder();
  return folder === 'none' ? undefined : pathIn(folder, `${notebook}.json`);
}

/** How far the reader has come with a notebook's exercises. A file that is broken is put aside and told of. */
export function readState(notebook: number): ReadState {
  const file = fileOf(notebook);
  const known = remembered.get(notebook);
  if (file === undefined || known !== undefined) return { state: known ?? {} };
  try {
    if (!fileExists(file)) return { state: {} };
    const found = readJson('reading the progress', file, 'it is started anew');
    if (isNotebookState(found)) return { state: found };
    return { state: {}, trouble: putAside(file, 'it holds something else') };
  } catch (error) {
    return { state: {}, trouble: putAside(file, safeReason(error)) };
  }
}

function putAside(file: string, reason: string): string {
  const words = `Your progress in ${file} could not be read (${reason})`;
  try {
    return `${words}. The file is now ${setAside(file)}, and a new one is begun.`;
  } catch (error) {
    return `${words}, nor put aside: ${safeReason(error)}`;
  }
}

function isNotebookState(value: unknown): value is NotebookState {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = { solved: 'boolean', wrong: 'number', hints: 'number', sawSolution: 'boolean' } as const;
  return Object.values(value).every((state) => hasFields(state, fields));
}

/**
 * Keeps how far the reader has come with an exercise.
 *
 * @returns what there is to say about it: that it could not be kept, and is known until the kernel ends
 */
export function keepState(notebook: number, name: string, state: ExerciseState): string | undefined {
  const { state: before, trouble } = readState(notebook);
  const after: NotebookState = { ...before, [name]: state };
  const file = fileOf(notebook);
  try {
    if (file !== undefined && !remembered.has(notebook)) {
      writeWhole(file, `${JSON.stringify(after, undefined, 1)}\n`);
      return trouble;
    }
    remembered.set(notebook, after);
    return undefined;
  } catch (error) {
    remembered.set(notebook, after);
    return `Your progress could not be written to ${file}, and is known only until the kernel ends: ${safeReason(error)}`;
  }
}
