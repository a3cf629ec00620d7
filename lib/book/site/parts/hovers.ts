import ts from 'typescript';

/** A code cell. */
export interface CodeSource {
  readonly id: string;
  readonly source: string;
}

/** A name in a cell: where it begins, how long it is, and which of the texts tells of it. */
export type Hover = readonly [start: number, length: number, text: number];

/** The types and documentation of the names in a notebook's code. */
export interface Hovers {
  /** By the id of the cell, in the order of the source. */
  readonly cells: Readonly<Record<string, readonly Hover[]>>;
  /** Each once: the signature, and after an empty line what it is for. */
  readonly texts: readonly string[];
}

/** The code of a notebook: its cells form one chain of a module, in which each sees the names of those before. */
export interface CodeModule {
  /** Full path of the notebook, from whose folder imports are resolved. */
  readonly file: string;
  readonly cells: readonly CodeSource[];
}

/** Cells of one module: a semicolon between them, so that none is read as the continuation of the one before. */
const BETWEEN = '\n;\n';

/** The name of the module that a notebook's code makes. */
const moduleOf = (file: string): string => `${file.replaceAll('\\', '/')}.ts`;

/**
 * Asks TypeScript's language service of the names in the code of notebooks, all at once: what they import is read once.
 *
 * @param folder the project's
 * @returns for each notebook what there is to tell
 */
export function readHovers(
  notebooks: readonly CodeModule[],
  options: ts.CompilerOptions,
  folder: string,
): readonly Hovers[] {
  const modules = new Map(
    notebooks.map(({ file, cells }) => [
      moduleOf(file),
      [...cells.map(({ source }) => source), 'export {};'].join(BETWEEN),
    ]),
  );
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...modules.keys()],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const text = modules.get(name) ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (name) => modules.has(name) || ts.sys.fileExists(name),
    readFile: (name) => modules.get(name) ?? ts.sys.readFile(name),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
    realpath: (name) => ts.sys.realpath?.(name) ?? name,
  };
  const service = ts.createLanguageService(host);
  return notebooks.map(({ file, cells }) => hoversIn(service, moduleOf(file), cells));
}

/** Every name of a syntax tree. */
function namesIn(node: ts.Node): ts.Identifier[] {
  const found = ts.isIdentifier(node) ? [node] : [];
  node.forEachChild((child) => void found.push(...namesIn(child)));
  return found;
}

function hoversIn(service: ts.LanguageService, name: string, cells: readonly CodeSource[]): Hovers {
  const source = service.getProgram()?.getSourceFile(name);
  const texts: string[] = [];
  const names = source === undefined ? [] : namesIn(source);
  let offset = 0;
  const found = cells.map(({ id, source: { length } }): [string, Hover[]] => {
    const end = offset + length;
    const here = names.filter((each) => each.getStart() >= offset && each.getEnd() <= end);
    const hovers = here.flatMap((each): Hover[] => {
      const text = textOf(service.getQuickInfoAtPosition(name, each.getStart()));
      if (text === undefined) return [];
      if (!texts.includes(text)) texts.push(text);
      return [[each.getStart() - offset, each.getWidth(), texts.indexOf(text)]];
    });
    offset = end + BETWEEN.length;
    return [id, hovers];
  });
  return { cells: Object.fromEntries(found), texts };
}

/** What is longer helps nobody in passing. */
const LONGEST = 700;

/** The signature, and the first paragraph of the documentation. */
function textOf(info: ts.QuickInfo | undefined): string | undefined {
  if (info === undefined) return undefined;
  const signature = ts
    .displayPartsToString(info.displayParts)
    .replace(/^\(alias\) /, '')
    .replace(/\nimport .*$/, '');
  const [about = ''] = ts.displayPartsToString(info.documentation).split('\n\n');
  const shown = signature.length > LONGEST ? `${signature.slice(0, LONGEST)} …` : signature;
  if (shown === '') return undefined;
  return about === '' ? shown : `${shown}\n\n${about.replace(/\s*\n\s*/g, ' ')}`;
}
