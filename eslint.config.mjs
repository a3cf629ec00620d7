import { builtinModules } from 'node:module';

import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The packages under lib, each of which imports only what its own package.json declares. */
const PACKAGES = ['book', 'common', 'digits', 'engine', 'pictures', 'runner', 'widgets'];

/** What to do with what touches Node.js in a package that has a room for it. */
const room = (name) =>
  `What touches Node.js goes to lib/${name}/platform, behind a function that the room of a browser can have too.`;

/** Rules that forbid Node.js, its modules, globals and others in a package. */
function withoutNode(message, paths = []) {
  const globals = ['process', 'Buffer', 'require', 'module', 'global', '__dirname', '__filename', 'setImmediate'];
  return {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: [...builtinModules.map((name) => ({ name, message })), ...paths.map((path) => ({ ...path, message }))],
        patterns: [{ group: ['node:*'], message }],
      },
    ],
    'no-restricted-globals': ['error', ...globals.map((name) => ({ name, message }))],
    'no-restricted-syntax': [
      'error',
      { selector: 'ImportExpression[source.value=/^node:/]', message },
      { selector: 'TSQualifiedName[left.name="NodeJS"]', message },
    ],
  };
}

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
    files: ['lib/**/*.ts', 'test/**/*.ts', 'tools/**/*.mjs'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'] })],
    },
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
            '^jsfive$',
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
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'import-x/order': [
        'error',
        {
          groups: ['builtin', ['external', 'internal'], ['parent', 'sibling', 'index']],
          'newlines-between': 'always',
        },
      ],
    },
  },
  {
    files: ['lib/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }] },
  },
  ...PACKAGES.map((name) => ({
    files: [`lib/${name}/**/*.ts`],
    rules: {
      'import-x/no-extraneous-dependencies': [
        'error',
        { packageDir: `${import.meta.dirname}/lib/${name}`, includeTypes: true },
      ],
    },
  })),
  {
    files: ['lib/digits/**/*.ts'],
    // A command is of Node.js altogether.
    ignores: ['lib/digits/platform/**', 'lib/digits/study/main.ts'],
    rules: withoutNode(room('digits'), [
      { name: '@digits/common/files' },
      { name: '@digits/pictures', allowTypeImports: true },
    ]),
  },
  {
    files: ['lib/engine/**/*.ts'],
    ignores: ['lib/engine/platform/**'],
    rules: withoutNode(room('engine')),
  },
);
