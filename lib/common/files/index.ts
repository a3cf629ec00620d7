export * from './folders';
export * from './make-folder';
export * from './whole-file';
