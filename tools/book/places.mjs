// Where the book and what it is made of lie.
import path from 'node:path';

import { OUTPUT, place } from '../project/places.mjs';

export const BOOK = path.join(OUTPUT, 'book');
export const ASSETS = path.join(BOOK, 'assets');
/** What a run of the notebooks has left. */
export const EXECUTED = path.join(OUTPUT, 'notebooks');
/** What takes long and seldom changes. */
export const CACHE = place('.cache', 'book');

/** What the search leaves out: who looks for a word should not come upon a solution. */
export const ANSWERS = 'docs/answers.md';

/** Documents that the start page lists, and what each is for. */
export const DOCUMENTS = [
  { file: 'docs/glossary.md', about: 'The words of the notebooks, and the less common signs of TypeScript' },
  { file: 'docs/teaching.md', about: 'For teachers: aims, questions, wrong ideas, and plans for a class' },
  { file: ANSWERS, about: 'For teachers: the solutions of all exercises' },
  { file: 'docs/report.md', about: 'What the report says that the notebooks follow, and what it leaves open' },
  { file: 'docs/data-card.md', about: 'What is known about MNIST, and how it is measured' },
  { file: 'docs/own-digits.md', about: 'Twelve pictures of digits, and what each step of their preparation is worth' },
  { file: 'docs/keras.md', about: 'What of Keras can be read, written, and done here' },
  { file: 'docs/speedrun.md', about: 'Why fit is fast, from plain loops upwards, one idea at a time' },
  { file: 'docs/engine.md', about: 'How the WebAssembly engine behind fit works' },
  { file: 'docs/book.md', about: 'How fast this book is in two browsers, and how large' },
  { file: 'environment.md', about: 'What is needed to run the notebooks on your computer' },
];

/** Model cards that other pages link to. */
const CARDS = ['ann-30-epochs-48000', 'cnn-50000', 'cnn'].map((name) => `docs/models/${name}.md`);

/** All documents that have a page. */
export const DOCUMENT_FILES = [...DOCUMENTS.map(({ file }) => file), ...CARDS];
