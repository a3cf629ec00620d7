/* Plotly figures as still pictures, without a browser and without a network. */
export type { Picture } from './drawing-main';
export { type DrawingOptions, DrawingProcess } from './drawing-process';
export { type PictureForms, pictureForms } from './notebook-forms';
export type { DrawnFigure } from './render';
