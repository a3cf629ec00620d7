/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  // All cores: by default one is left idle, which of two is half of them.
  maxWorkers: '100%',
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }] },
  moduleNameMapper: { '^digits$': '<rootDir>/lib/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/lib/dist', '<rootDir>/output'],
  collectCoverageFrom: ['lib/**/*.ts', '!lib/dist/**', '!lib/engine/assembly/**'],
  coverageReporters: ['text-summary', 'lcovonly'],
  coverageThreshold: { global: { lines: 90 } },
};
