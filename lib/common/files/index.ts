export * from './folders';
export * from './whole-file';
