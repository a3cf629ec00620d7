// The public names of the library as a page: what each is, its signature and its example.
import path from 'node:path';

import ts from 'typescript';

import { tagsOf } from './comment.mjs';
import { finder, namesOf, readFace } from './face.mjs';
import { declarationsOf, moduleReader } from './modules.mjs';

/** @typedef {import('./face.mjs').Entry} Entry */
/** @typedef {(entry: Entry) => readonly ts.Statement[]} Declare the declarations of a name, without bodies */

/** Longest line of a signature. */
const WIDTH = 100;

const HEAD = `# The public names of \`digits\`

What notebooks import from \`digits\`, in the order of their work. Every function looks at what it is given before it
does anything: it throws a TypeError for an argument of another kind and a RangeError for one out of its range, and
says what it expected and what it found.

<!-- Made of the comments in \`lib/digits\`: \`npm run api\` makes it anew. -->
`;

/**
 * @param {string} root the project's folder
 * @returns {string} Markdown
 * @throws {Error} if a public signature needs a type of the project that is not public
 */
export function apiReport(root) {
  const read = moduleReader();
  const groups = readFace(root, read);
  const entries = groups.flatMap((group) => group.entries);
  const declarations = declarationsOf(root, [...new Set(entries.map(({ file }) => file))], read);
  /** @type {Declare} */
  const declare = ({ name, file }) =>
    declarations.get(file)?.statements.filter((statement) => namesOf(statement).includes(name)) ?? [];
  checkTypes(root, entries, declare, finder(root, read));
  const values = entries.filter(({ isType }) => !isType).length;
  const pages = groups.map(({ title, entries }) => groupText(title, entries, declare));
  return `${HEAD}\n${values} values, ${entries.length - values} types.\n\n${pages.join('\n')}`;
}

/**
 * @param {string} title
 * @param {readonly Entry[]} entries
 * @param {Declare} declare
 */
function groupText(title, entries, declare) {
  const values = entries.filter(({ isType }) => !isType).map((entry) => valueText(entry, declare(entry)));
  const types = entries.filter(({ isType }) => isType).map((entry) => declare(entry).map(typeText).join('\n'));
  const fenced = types.length === 0 ? [] : [`### Types\n\n${code(types.join('\n\n'))}`];
  return [`## ${title}\n`, ...values, ...fenced].join('\n');
}

/**
 * @param {Entry} entry
 * @param {readonly ts.Statement[]} declarations
 */
function valueText({ name, comment }, declarations) {
  const told = ['param', 'returns', 'throws'].flatMap((tag) =>
    tagsOf(comment, tag).map(({ text }) => `- ${tagText(tag, text.replace(/\n\s*/g, ' '))}\n`),
  );
  const examples = tagsOf(comment, 'example').map(({ text }) => code(text.trim()));
  const list = told.length === 0 ? [] : [told.join('')];
  return [
    `### ${name}\n`,
    code(declarations.map(signature).join('\n')),
    `${comment.description}\n`,
    ...list,
    ...examples,
  ].join('\n');
}

/**
 * @param {string} tag
 * @param {string} text
 */
function tagText(tag, text) {
  if (tag === 'returns') return `gives ${text}`;
  const [, first = '', rest = ''] = /^(\S+) ?(.*)$/.exec(text) ?? [];
  return tag === 'throws' ? `throws ${text}` : `\`${first}\`: ${rest}`.replace('@default', 'Default:');
}

const code = (/** @type {string} */ text) => `\`\`\`ts\n${text}\n\`\`\`\n`;

/**
 * The declaration of a function, or of a constant, on as many lines as it needs.
 *
 * @param {ts.Statement} statement
 */
function signature(statement) {
  const whole = textOf(statement);
  if (!ts.isFunctionDeclaration(statement) || whole.length <= WIDTH) return whole;
  const types = statement.typeParameters?.map((parameter) => parameter.getText()).join(', ');
  const parameters = statement.parameters.map((parameter) => `  ${parameter.getText()},\n`).join('');
  return `function ${statement.name?.text}${types ? `<${types}>` : ''}(\n${parameters}): ${statement.type?.getText()};`;
}

/**
 * A type with its comments.
 *
 * @param {ts.Statement} statement
 */
function typeText(statement) {
  const [range] = (ts.getLeadingCommentRanges(statement.getSourceFile().text, statement.getFullStart()) ?? []).slice(
    -1,
  );
  const comment = range ? `${statement.getSourceFile().text.slice(range.pos, range.end)}\n` : '';
  return `${comment}${textOf(statement)}`;
}

/**
 * A declaration as it would stand in a module, two spaces to a level.
 *
 * @param {ts.Statement} statement
 */
function textOf(statement) {
  return statement
    .getText()
    .replace(/^export (declare )?/, '')
    .replace(/^ +/gm, (spaces) => ' '.repeat(Math.floor(spaces.length / 4) * 2 + (spaces.length % 4)));
}

/**
 * @param {string} root
 * @param {readonly Entry[]} entries
 * @param {Declare} declare
 * @param {ReturnType<typeof finder>} find
 * @throws {Error} if a public name needs a type of the project that has no public name, or one that is not written down
 */
function checkTypes(root, entries, declare, find) {
  const key = (/** @type {{ file: string, name: string }} */ { file, name }) =>
    `${name} of ${path.relative(root, file)}`;
  const known = new Set(entries.map(key));
  const missing = entries.flatMap((entry) => {
    const nodes = declare(entry).flatMap(nodesOf);
    const unknown = nodes.some(({ kind }) => kind === ts.SyntaxKind.AnyKeyword) ? ['a type that is written down'] : [];
    const needed = [...new Set(nodes.flatMap(typeNameOf))].flatMap((name) => find(entry.file, name) ?? []).map(key);
    return [...unknown, ...needed.filter((name) => !known.has(name))].map((type) => `${entry.name} needs ${type}`);
  });
  if (missing.length > 0) {
    throw new Error(
      `reading the face: expected every type that lib/digits/index.ts needs in it: ${missing.join('; ')}`,
    );
  }
}

/**
 * A node and all below it.
 *
 * @param {ts.Node} node
 * @returns {ts.Node[]}
 */
function nodesOf(node) {
  /** @type {ts.Node[]} */
  const below = [];
  ts.forEachChild(node, (child) => {
    below.push(...nodesOf(child));
  });
  return [node, ...below];
}

/**
 * The name of the type, or of the value whose type is taken, that a node refers to.
 *
 * @param {ts.Node} node
 */
function typeNameOf(node) {
  const name = ts.isTypeReferenceNode(node)
    ? node.typeName
    : ts.isExpressionWithTypeArguments(node)
      ? node.expression
      : ts.isTypeQueryNode(node)
        ? node.exprName
        : undefined;
  return name && ts.isIdentifier(name) ? [name.text] : [];
}
