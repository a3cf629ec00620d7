'use strict';

/** What the compiler has to say about types, in words for the reader. */
const inWords = (text) =>
  text
    // Whose type it is, as a path of this machine.
    .replace(/import\("[^"]*"\)\./g, '')
    .replace(/import\("[^"]*?([^"/]*)"\)/g, 'import("$1")')
    .replace(/^File '.*' is not under 'rootDir'.*$/, "A module outside of the notebook's folder cannot be imported.")
    // tslab exports all that a cell declares, once more.
    .replace(/^Cannot redeclare exported variable '(.*)'\.$/, "Every cell sees '$1' anyway: leave out the word export.")
    // tslab declares to later cells whatever a cell declares, which the compiler calls exported.
    .replace(
      /^Property '(.*)' of exported class expression may not be private or protected\.$/,
      "Later cells cannot be told of this class with its '$1' private or protected: " +
        "call it '#$1', or declare the class with a name, outside of functions.",
    )
    .replace(
      /^.*\bexported\b.* has or is using private name '(.*)'\.$/i,
      "Later cells cannot be told of this, where they do not know '$1': declare '$1' outside of functions.",
    )
    // Advice about options that a notebook does not have.
    .replace(/ Do you need to change your target library\?.*$/, '');

/**
 * Diagnostics of a cell as the reader sees it. tslab adds a line to the code: what is wrong only there began
 * at the end of the reader's.
 */
function readable(diagnostics, source) {
  const lines = source.split('\n');
  const end = { offset: source.length, line: lines.length - 1, character: lines.at(-1).length };
  const isWithin = ({ fileName, start }) => fileName !== undefined || start.line <= end.line;
  const within = diagnostics.filter(isWithin);
  const found = within.length > 0 ? within : diagnostics.map((diagnostic) => ({ ...diagnostic, start: end, end }));
  const seen = new Set();
  return found
    .map((diagnostic) => ({ ...diagnostic, messageText: inWords(diagnostic.messageText) }))
    .filter(({ fileName, start, messageText }) => {
      const key = `${fileName} ${start.offset} ${messageText}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** What is wrong with names that a cell declares and the kernel needs, as the survey of the cell has found them. */
const takenNames = (names) =>
  names.map(({ name, ...start }) => ({
    start,
    end: { ...start, offset: start.offset + name.length, character: start.character + name.length },
    messageText: `The kernel itself needs the name '${name}': choose another one.`,
  }));

module.exports = { readable, takenNames };
