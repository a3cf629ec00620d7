// How long a notebook takes, from its length: the one rule behind every time that the project states.

/** @typedef {import('../../lib/runner/index.js').Cell} Cell */

/**
 * What takes time in a notebook.
 *
 * @typedef {object} Load
 * @property {number} words of the lesson
 * @property {number} lines of the lesson's code, imports apart
 * @property {number} shown charts and tables
 * @property {number} exerciseWords words of the exercises, and of what goes further
 * @property {number} guesses exercises that only ask to guess before a result is shown
 * @property {number} exercises all others
 */

/** A reader's pace, an estimate: nobody has been timed. */
export const PACE = {
  wordsAMinute: 200,
  secondsALine: 5,
  secondsAShown: 20,
  minutesAGuess: 0.5,
  minutesAnExercise: 2,
};

/** Minutes in which a newcomer should be through with the prose and the exercises of notebooks 1 to 6. */
export const LIMIT = 90;

const EXERCISES = /^## Exercises$/m;
const ONE_EXERCISE = /^### Exercise\b/;
const CHECKED = /^check\.(\w+)\(/gm;
const SHOWN = /\bshow(?:Table|Report)?\(/g;

/** @param {string} text */
const wordsOf = (text) => text.split(/\s+/).filter(Boolean).length;

/** @param {readonly Load[]} loads @returns {Load} */
export const sumOf = (loads) =>
  loads.reduce(
    (sum, load) => ({
      words: sum.words + load.words,
      lines: sum.lines + load.lines,
      shown: sum.shown + load.shown,
      exerciseWords: sum.exerciseWords + load.exerciseWords,
      guesses: sum.guesses + load.guesses,
      exercises: sum.exercises + load.exercises,
    }),
    { words: 0, lines: 0, shown: 0, exerciseWords: 0, guesses: 0, exercises: 0 },
  );

/**
 * Counts what takes time. Cells below the heading Exercises, and those that begin with a heading of that name, belong to
 * the exercises; so does a cell that checks an answer, but for a guess, whose cell computes the result as well.
 *
 * @param {readonly Cell[]} cells
 * @returns {Load}
 */
export function loadOf(cells) {
  const below = cells.findIndex(({ source }) => EXERCISES.test(source));
  return sumOf(cells.map(({ type, source }, at) => loadOfCell(type, source, below >= 0 && at >= below)));
}

/**
 * @param {Cell['type']} type
 * @param {string} source
 * @param {boolean} below whether it stands below the heading Exercises
 * @returns {Load}
 */
function loadOfCell(type, source, below) {
  const none = { words: 0, lines: 0, shown: 0, exerciseWords: 0, guesses: 0, exercises: 0 };
  if (type !== 'code') {
    const words = wordsOf(source);
    return below || ONE_EXERCISE.test(source) ? { ...none, exerciseWords: words } : { ...none, words };
  }
  const checked = [...source.matchAll(CHECKED)].map(([, name = '']) => name);
  const guesses = checked.filter((name) => name.endsWith('Guess')).length;
  const answered = { ...none, guesses, exercises: checked.length - guesses };
  if (source.startsWith('import ') || (checked.length > 0 && guesses === 0)) return answered;
  const lines = source.split('\n').filter((line) => line.trim() !== '').length;
  return { ...answered, lines, shown: [...source.matchAll(SHOWN)].length };
}

/**
 * The minutes that a load takes, by its parts.
 *
 * @param {Load} load
 */
export function minutesOf({ words, lines, shown, exerciseWords, guesses, exercises }) {
  const prose = words / PACE.wordsAMinute;
  const code = (lines * PACE.secondsALine + shown * PACE.secondsAShown) / 60;
  const answers = exerciseWords / PACE.wordsAMinute + guesses * PACE.minutesAGuess + exercises * PACE.minutesAnExercise;
  return { prose, code, answers, reading: prose + code, all: prose + code + answers };
}
