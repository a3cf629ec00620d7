export * from './html';
export * from './percent';
export * from './table';
