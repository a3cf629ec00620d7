import ts from 'typescript';

import type { Notebook } from '../notebook/notebook';
import { mustSucceed } from '../notebook/tags';

/** A notebook and the file it stands for. */
export interface NotebookFile {
  /** Full path of the .ipynb file; imports are resolved from its folder. */
  readonly file: string;
  readonly notebook: Notebook;
}

/** Something wrong in a notebook's code. */
export interface Problem {
  readonly file: string;
  /** Number of the cell among all cells of the notebook, from 1. */
  readonly cell: number;
  /** Line within the cell, from 1. */
  readonly line: number;
  readonly message: string;
}

interface Module {
  readonly text: string;
  /** Cell and line of each line of the text. */
  readonly origins: readonly { readonly cell: number; readonly line: number }[];
}

/**
 * A notebook's code cells as one module, without those that may fail, from which no other cell can take anything.
 *
 * Each cell ends with a semicolon on a line of its own, so that a cell which begins with a bracket is
 * not read as the continuation of the one before.
 */
export function asModule(notebook: Notebook): Module {
  const lines: string[] = [];
  const origins: { cell: number; line: number }[] = [];
  for (const [i, cell] of notebook.cells.entries()) {
    if (!mustSucceed(cell)) continue;
    const source = cell.source.replace(/\r\n?/g, '\n').split('\n');
    for (const [k, line] of [...source, ';'].entries()) {
      lines.push(line);
      origins.push({ cell: i + 1, line: Math.min(k + 1, source.length) });
    }
  }
  // The last line makes it a module, in which `await` may stand outside a function.
  return { text: [...lines, 'export {};'].join('\n'), origins };
}

function text({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, '\n');
}

/**
 * The project's compiler options, with what differs for notebooks.
 *
 * @param tsconfig full path of the project's tsconfig.json
 * @throws SyntaxError if it is not valid
 */
export function notebookOptions(tsconfig: string): ts.CompilerOptions {
  const differences: ts.CompilerOptions = {
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // Notebooks import the compiled package, as the kernel does, and show names that they do not use again.
    paths: {},
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ['node'],
    noEmit: true,
  };
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new SyntaxError(text(diagnostic));
    },
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(tsconfig, undefined, host);
  const error = parsed?.errors[0];
  if (!parsed || error) {
    throw new SyntaxError(`reading ${tsconfig}: ${error ? text(error) : 'found no options'}`);
  }
  return { ...parsed.options, ...differences };
}

/**
 * Type-checks the code cells of notebooks.
 *
 * A notebook is checked as one module, so a name may be declared in one cell only, although the kernel
 * would allow it in several. Cells that are skipped, or whose tag says that they fail, are left out.
 *
 * @returns what is wrong, in the order of notebooks
 * @throws Error if the compiler cannot check at all, for example without Node's types
 */
export function checkTypes(notebooks: readonly NotebookFile[], options: ts.CompilerOptions): Problem[] {
  const modules = new Map(
    notebooks.map(({ file, notebook }) => [`${file.replaceAll('\\', '/')}.ts`, { file, ...asModule(notebook) }]),
  );
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...modules.keys()], options, {
    ...host,
    getSourceFile: (name, version, ...rest) => {
      const module = modules.get(name);
      if (!module) return host.getSourceFile(name, version, ...rest);
      return ts.createSourceFile(name, module.text, version, true);
    },
  });

  const [general] = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  if (general) throw new Error(`checking the types of the notebooks: ${text(general)}`);
  return [...modules].flatMap(([name, { file, origins }]) => {
    const source = program.getSourceFile(name);
    if (source === undefined) return [];
    const originAt = (position: number) =>
      origins[source.getLineAndCharacterOfPosition(position).line] ?? { cell: 0, line: 0 };
    const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return diagnostics.map((found): Problem => ({ file, ...originAt(found.start ?? 0), message: text(found) }));
  });
}
