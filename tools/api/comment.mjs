// What a JSDoc comment says: its words, its tags and its examples.

/**
 * @typedef {object} Tag
 * @property {string} name without the sign before it, for example `param`
 * @property {string} text what follows, over all its lines
 * @property {number} line in the file, from 1
 */

/** @typedef {{ readonly description: string, readonly tags: readonly Tag[] }} Comment */

/**
 * @param {string} text from its opening to its closing sign
 * @param {number} line of the opening in the file, from 1
 * @returns {Comment}
 */
export function parseComment(text, line) {
  const lines = text
    .slice('/**'.length, -'*/'.length)
    .split('\n')
    .map((each, index) => each.replace(index === 0 ? /^ / : /^\s*\* ?/, ''));
  /** @type {string[]} */
  const description = [];
  /** @type {{ name: string, lines: string[], line: number }[]} */
  const tags = [];
  lines.forEach((each, index) => {
    const [, name, rest = ''] = /^@(\w+)\s?(.*)$/.exec(each) ?? [];
    if (name !== undefined) tags.push({ name, lines: [rest], line: line + index });
    else (tags.at(-1)?.lines ?? description).push(each);
  });
  return {
    description: description.join('\n').trim(),
    tags: tags.map((tag) => ({ name: tag.name, text: tag.lines.join('\n').trimEnd(), line: tag.line })),
  };
}

/**
 * The tags of a name.
 *
 * @param {Comment} comment
 * @param {string} name
 */
export const tagsOf = ({ tags }, name) => tags.filter((tag) => tag.name === name);
