export * from './html';
export * from './machine';
export * from './percent';
export * from './reason';
export * from './table';
export * from './still-picture';
