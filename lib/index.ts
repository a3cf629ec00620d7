export * from './data/digits';
