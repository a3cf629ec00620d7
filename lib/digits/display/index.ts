export { type LiveFigure, liveFigure } from './live-figure';
export * from './progress-bar';
export * from './show';
export { showReport, type ReportOptions } from './show-report';
export { showTable, type CellValue, type RowOf, type TableOptions, type TableRow } from './table';
export type { DisplayMessage, MimeBundle, Sink, SinkOptions } from './sink';
