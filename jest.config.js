/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }] },
  moduleNameMapper: { '^digits$': '<rootDir>/lib/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/lib/dist', '<rootDir>/output'],
  collectCoverageFrom: ['lib/**/*.ts', '!lib/dist/**', '!lib/engine/assembly/**'],
  coverageReporters: ['text-summary', 'lcovonly'],
  coverageThreshold: { global: { lines: 90 } },
};
