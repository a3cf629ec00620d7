export * from './html';
export * from './percent';
export * from './reason';
export * from './table';
export * from './still-picture';
