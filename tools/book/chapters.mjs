// The notebooks of the book, as README.md lists them.
import { readFileSync } from 'node:fs';

import { load } from '../project/library.mjs';
import { place } from '../project/places.mjs';

export const readChapters = () =>
  load('book/dist/site/index.js').parseChapters(readFileSync(place('README.md'), 'utf8'));
