import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { promisify } from 'node:util';

import {
  BACKEND_VARIABLE,
  type DataOrigin,
  DATASET_VARIABLE,
  type Origins,
  THREADS_VARIABLE,
} from '@digits/common/protocol';
import { coresInWords } from '@digits/common/text';

import { isJsonObject, type Notebook } from '../notebook/notebook';

/** The conditions of a run, the same for all its notebooks. */
export interface RunConditions {
  /** The day on which it began, in UTC, such as `2026-11-26`. */
  readonly date: string;
  /** The commit of the project; null without git. */
  readonly commit: string | null;
  /** Whether files differed from that commit; null without git. */
  readonly changed: boolean | null;
  /** Versions of Node.js and of its V8. */
  readonly node: string;
  readonly v8: string;
  /** The processor and its cores, in words. */
  readonly machine: string;
  /** Cores that the run may use. */
  readonly cores: number;
  /** The environment variables of the kernels on which results may depend, those that are set. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Under which conditions an executed notebook got its outputs: `metadata.digits.provenance` of its file. */
export interface Provenance extends RunConditions, Partial<Origins> {}

/** Environment variables on which results may depend, or how long they take. */
const THAT_MATTER = [DATASET_VARIABLE, BACKEND_VARIABLE, THREADS_VARIABLE, 'DIGITS_WIDE'];

/** What git says in a folder; null if there is none, or it is no work tree. */
async function git(root: string, ...args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['-C', root, ...args], { windowsHide: true });
    return stdout.trim();
  } catch {
    return null;
  }
}

/** The commit of a project that is a work tree itself, and does not just lie in one. */
async function commitOf(root: string): Promise<Pick<RunConditions, 'commit' | 'changed'>> {
  const top = await git(root, 'rev-parse', '--show-toplevel');
  if (top === null || realpathSync(top) !== realpathSync(root)) return { commit: null, changed: null };
  const [commit, changes] = await Promise.all([
    git(root, 'rev-parse', 'HEAD'),
    git(root, 'status', '--porcelain', '--untracked-files=no'),
  ]);
  return { commit, changed: changes === null ? null : changes !== '' };
}

/**
 * The conditions of a run of a project's notebooks.
 *
 * @param root the project's folder
 * @param env environment variables of the kernels
 */
export async function conditionsOf(root: string, env: NodeJS.ProcessEnv): Promise<RunConditions> {
  return {
    date: new Date().toISOString().slice(0, 10),
    ...(await commitOf(root)),
    node: process.version,
    v8: process.versions.v8,
    machine: coresInWords(cpus()),
    cores: availableParallelism(),
    environment: Object.fromEntries(
      THAT_MATTER.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
    ),
  };
}

/** A notebook with its provenance, beside what its metadata hold otherwise. */
export function withProvenance(notebook: Notebook, provenance: Provenance): Notebook {
  const { digits } = notebook.metadata;
  return {
    ...notebook,
    metadata: { ...notebook.metadata, digits: { ...(isJsonObject(digits) && digits), provenance } },
  };
}

const isDataOrigin = (value: unknown): value is DataOrigin =>
  isJsonObject(value) &&
  typeof value.name === 'string' &&
  (value.fingerprint === null || typeof value.fingerprint === 'string');

/** What a kernel has said of its origins; undefined if it is anything else. */
export function asOrigins(value: unknown): Origins | undefined {
  if (!isJsonObject(value) || !Array.isArray(value.data) || !Array.isArray(value.seeds)) return undefined;
  const { data, seeds } = value;
  if (!data.every(isDataOrigin) || !seeds.every((seed): seed is number => Number.isInteger(seed))) return undefined;
  return { data, seeds };
}
