import { checkOptions } from '../check/options';
import { checkNumber } from '../check/values';
import { defaultSink, SINK_OPTIONS, type SinkOptions } from '../display/sink';
import { tableBundle } from '../display/table';
import { LESSONS } from './check';
import type { Lesson } from './exercises';
import { type ExerciseState, readState, UNTRIED } from './progress-file';

/**
 * Shows how far you have come: the exercises of one notebook one by one, or those of all notebooks counted.
 * What is solved is kept in the folder `output/exercises`, in a file for each notebook.
 *
 * @param notebook its number. @default all notebooks
 * @throws TypeError or RangeError if there is no notebook of that number, or an option is not known
 * @example
 * progress();
 * progress(2);
 */
export function progress(notebook?: number, options: SinkOptions = {}): void {
  const doing = 'showing the progress';
  checkOptions(doing, options, SINK_OPTIONS);
  const { sink = defaultSink() } = options;
  if (notebook === undefined) {
    const read = LESSONS.map((lesson) => ({ lesson, ...readState(lesson.notebook) }));
    const rows = read.map(({ lesson, state }) => lessonRow(lesson, state));
    const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
    const caption = `${sum(({ solved }) => solved)} of ${sum(({ exercises }) => exercises)} exercises solved`;
    sink({ data: tableBundle(rows, { caption: withTrouble(caption, read) }), update: false });
    return;
  }
  const numbers = LESSONS.map((lesson) => lesson.notebook);
  const expected = `the number of a notebook, ${numbers.join(', ')}`;
  checkNumber(doing, expected, notebook, (given) => numbers.includes(given));
  for (const lesson of LESSONS.filter((each) => each.notebook === notebook)) {
    const { state, ...read } = readState(notebook);
    const rows = lesson.exercises.map(({ name, definition }) => ({
      exercise: name,
      state: stateWords(state[name] ?? UNTRIED),
      task: definition.task,
    }));
    const { solved, exercises } = lessonRow(lesson, state);
    const caption = withTrouble(`Notebook ${notebook}: ${solved} of ${exercises} exercises solved`, [read]);
    sink({ data: tableBundle(rows, { caption }), update: false });
  }
}

function lessonRow({ notebook, title, exercises }: Lesson, states: Readonly<Record<string, ExerciseState>>) {
  const known = exercises.map(({ name }) => states[name] ?? UNTRIED);
  return {
    notebook,
    title,
    exercises: exercises.length,
    solved: known.filter(({ solved }) => solved).length,
    tried: known.filter(({ solved, wrong }) => !solved && wrong > 0).length,
  };
}

function withTrouble(caption: string, read: readonly { readonly trouble?: string }[]): string {
  return [caption, ...read.flatMap(({ trouble }) => (trouble === undefined ? [] : [trouble]))].join('. ');
}

function stateWords({ solved, wrong, sawSolution }: ExerciseState): string {
  if (solved) return sawSolution ? '✓ solved, with the solution seen' : '✓ solved';
  if (sawSolution) return '○ solution seen';
  return wrong === 0 ? '○ open' : `✗ tried ${wrong === 1 ? 'once' : `${wrong} times`}`;
}
