export * from './html';
export * from './table';
