import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      'node_modules/',
      'output/',
      'coverage/',
      '.venv/',
      '.venv-native/',
      '.cache/',
      'lib/engine/assembly/',
    ],
  },
  {
    files: ['lib/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Loaded only where they are wanted: heavy packages, and what must be read at the time of the call.
      '@typescript-eslint/no-require-imports': [
        'error',
        {
          allow: [
            '^mnist$',
            '^@tensorflow/tfjs-node$',
            '^node:util$',
            '^tslab/',
            '^plotly.js-dist$',
            '/native$',
            '/backend$',
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
);
