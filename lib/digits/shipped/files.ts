import { MODEL_FILE, WEIGHTS_FILE } from '../platform/model-files/folder';
import { fileExists, pathIn, readBytes } from '../platform/files';
import { shippedFolder } from '../platform/folders';
import { hash } from '../platform/hash';
import type { ShippedFile } from './card';
import type { ShippedModel } from './models';

/** Name of the list of hashes in docs/models. */
export const HASH_LIST = 'SHA256SUMS';

/** Names of the files of each shipped network. */
const FILES = [MODEL_FILE, WEIGHTS_FILE];

/** The folder of a shipped network, below docs/models unless another is given. */
export function folderOf({ name }: ShippedModel, folder = shippedFolder()): string {
  return pathIn(folder, name);
}

/** The page of a shipped network. */
export function cardFile({ name }: ShippedModel, folder = shippedFolder()): string {
  return pathIn(folder, `${name}.md`);
}

/** The files of a shipped network with their hashes; those that are missing are left out. */
export function filesOf(shipped: ShippedModel, folder?: string): ShippedFile[] {
  return FILES.flatMap((name) => {
    const file = pathIn(folderOf(shipped, folder), name);
    if (!fileExists(file)) return [];
    const bytes = readBytes(file);
    return [{ name, bytes: bytes.length, sha256: hash('sha256', bytes) }];
  });
}

/** What `sha256sum --check` reads: the hashes of all files, by their place in docs/models. */
export function hashList(models: readonly ShippedModel[], folder?: string): string {
  const lines = models.flatMap((model) =>
    filesOf(model, folder).map(({ name, sha256 }) => `${sha256}  ${model.name}/${name}\n`),
  );
  return lines.join('');
}
