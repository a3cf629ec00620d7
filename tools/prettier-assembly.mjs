// AssemblyScript for Prettier: TypeScript, but for `@inline` before a function, which TypeScript's parser refuses.
// It is taken for a comment, and printed as it was.
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';

const { printComment, ...printer } = estree.printers.estree;
const INLINE = '@inline';

export const parsers = {
  assemblyscript: {
    ...typescript.parsers.typescript,
    astFormat: 'assemblyscript',
    preprocess: (text) => text.replaceAll(/^@inline(?= )/gm, `/*${INLINE}*/`),
  },
};

export const printers = {
  assemblyscript: {
    ...printer,
    printComment: (path, options) => (path.node.value === INLINE ? INLINE : printComment(path, options)),
  },
};
