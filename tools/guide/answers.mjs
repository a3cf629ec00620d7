// The answer key: every exercise with its solution, as the lessons hold them.

/** @typedef {import('../../lib/digits/exercises/exercises.js').Lesson} Lesson */

const OPENING = `# The answers

<!-- Made of \`lib/digits/exercises/lessons\`: \`npm run guide\` makes it anew. -->

For [teachers](teaching.md). A student who reads on spoils the exercises: \`check.name.hint()\` helps sooner, and \`check.name.solution()\` shows the same solution as this page. Another answer that does the same counts as well.`;

/** @param {Lesson['exercises'][number]} exercise */
const answerOf = ({ name, definition: { task, solution } }) =>
  `### ${name}\n\n${task}\n\n\`\`\`ts\n${solution.code}\n\`\`\`\n\n${solution.why}`;

/**
 * The page of all answers.
 *
 * @param {readonly Lesson[]} lessons
 */
export const answersPage = (lessons) =>
  [
    OPENING,
    ...lessons.flatMap(({ notebook, title, exercises }) => [`## ${notebook}. ${title}`, ...exercises.map(answerOf)]),
  ].join('\n\n') + '\n';
