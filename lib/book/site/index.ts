/* From notebooks and documents to the pages of a book: pure functions to HTML. */
export { type Chapter, parseChapters } from './parts/contents';
export { type CodeModule, type Hover, type Hovers, readHovers } from './parts/hovers';
export { bookLink, pageOf, rootOf } from './parts/links';
export { type Chart, chartHtml } from './parts/outputs';
export { type Book, jsonScript, type Page, pageHtml, type SidePage } from './parts/page';
export { bookPicture } from './parts/picture';
export { searchIndex, type Section, sectionsOf } from './parts/search-index';
export { documentPage } from './pages/document-page';
export { figuresPage } from './pages/figures-page';
export { type NotebookPage, notebookPage } from './pages/notebook-page';
export { type NameLink, type Reference, referencePages } from './pages/reference-pages';
export { startPage } from './pages/start-page';
