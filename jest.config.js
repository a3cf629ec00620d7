/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  setupFiles: ['<rootDir>/test/helpers/realm.cjs', '<rootDir>/test/helpers/progress.cjs'],
  // All cores: by default one is left idle, which of two is half of them.
  maxWorkers: '100%',
  // Tests that train or start processes take their time on a slow or busy machine.
  testTimeout: 30_000,
  // Handed to each module: in the sandbox it takes a hundred times as long to find them, and inner loops need them.
  sandboxInjectedGlobals: [
    'Array',
    'Float32Array',
    'Float64Array',
    'Math',
    'Number',
    'Object',
    'Symbol',
    'Uint32Array',
    'Uint8Array',
  ],
  transform: {
    '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }],
    '^.+\\.mjs$': '<rootDir>/test/helpers/modules.cjs',
  },
  moduleNameMapper: {
    '^digits$': '<rootDir>/lib/digits/index.ts',
    '^@digits/(engine|pictures|runner)$': '<rootDir>/lib/$1/index.ts',
    '^@digits/common/(files|protocol|text)$': '<rootDir>/lib/common/$1',
    '^@digits/(engine|runner)/dist/(.*)$': '<rootDir>/lib/$1/$2',
    '^digits/dist/(.*)$': '<rootDir>/lib/digits/$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/lib/[^/]+/dist', '<rootDir>/output'],
  collectCoverageFrom: ['lib/**/*.ts', '!lib/*/dist/**', '!lib/engine/assembly/**'],
  coverageReporters: ['text-summary', 'lcovonly'],
  coverageThreshold: { global: { lines: 90 } },
};
