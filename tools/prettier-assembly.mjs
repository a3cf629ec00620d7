// AssemblyScript for Prettier: TypeScript, but for `@inline` before a function, which TypeScript's parser refuses.
// It is taken for a comment, and printed as it was.
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';

const INLINE = '@inline';
const { printComment, ...printer } = estree.printers.estree;
if (printComment === undefined) throw new Error('setting AssemblyScript out: Prettier prints no comments any more');

/** @type {Record<string, import('prettier').Parser>} */
export const parsers = {
  assemblyscript: {
    ...typescript.parsers.typescript,
    astFormat: 'assemblyscript',
    preprocess: (text) => text.replaceAll(/^@inline(?= )/gm, `/*${INLINE}*/`),
  },
};

/** @type {Record<string, import('prettier').Printer<{ value?: string }>>} */
export const printers = {
  assemblyscript: {
    ...printer,
    printComment: (path, options) => (path.node.value === INLINE ? INLINE : printComment(path, options)),
  },
};
