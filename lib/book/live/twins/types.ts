/* The files that the compiler of cells reads, in the memory of the page: what TypeScript calls its system. */

/** Files of types as they lay beside the notebooks when the book was made. */
export interface TypeFiles {
  /** Text of each file by its path. */
  readonly texts: Readonly<Record<string, string>>;
  /** Where the paths of packages that are links lead. */
  readonly links: readonly (readonly [from: string, to: string])[];
  /** The file of the compiler, beside which its own types lie. */
  readonly compiler: string;
  /** The notebooks' folder. */
  readonly folder: string;
}

let files: TypeFiles = { texts: {}, links: [], compiler: '/typescript.js', folder: '/' };
let folders = new Set<string>();

/** To be called once, before the compiler is loaded. */
export function setTypes(given: TypeFiles): void {
  files = given;
  folders = new Set(Object.keys(given.texts).flatMap(foldersOf));
  for (const [from] of given.links) for (const folder of foldersOf(`${from}/`)) folders.add(folder);
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(1, -1);
  return parts.map((_, count) => `/${parts.slice(0, count + 1).join('/')}`);
}

/** Where a path leads, if a part of it is a link. */
function realpath(path: string): string {
  const link = files.links.find(([from]) => path === from || path.startsWith(`${from}/`));
  return link ? link[1] + path.slice(link[0].length) : path;
}

/** Names of the folders in a folder. */
function getDirectories(path: string): string[] {
  const start = `${realpath(path)}/`;
  const within = [...folders].filter((folder) => folder.startsWith(start)).map((folder) => folder.slice(start.length));
  return within.filter((name) => !name.includes('/'));
}

const readFile = (path: string): string | undefined => files.texts[realpath(path)];
const nothing = (): undefined => undefined;
const watcher = (): { close: () => void } => ({ close: nothing });

/** As much of `ts.System` as the compiler asks for. */
export const system = {
  args: [],
  newLine: '\n',
  useCaseSensitiveFileNames: true,
  write: nothing,
  readFile,
  fileExists: (path: string) => readFile(path) !== undefined,
  directoryExists: (path: string) => folders.has(realpath(path)),
  getDirectories,
  readDirectory: (): string[] => [],
  realpath,
  resolvePath: (path: string) => path,
  getCurrentDirectory: () => files.folder,
  getExecutingFilePath: () => files.compiler,
  watchFile: watcher,
  watchDirectory: watcher,
  exit: nothing,
};
