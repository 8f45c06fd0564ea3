import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { roomRules } from './eslint.rooms.js';

/**
 * events/ and commands/ are the pure core: no clock, no randomness, no Nest, no store. What they need is passed in.
 * class-validator and class-transformer describe requests there; hashes come from node:crypto.
 */
const impureImports = [
  {
    group: ['@nestjs/*', 'typeorm', 'typeorm/*', 'pg', 'pg-*', '@electric-sql/*', 'rxjs', 'rxjs/*'],
    message: 'The core knows no framework and no store.',
  },
  {
    group: ['**/modules/**', '**/projections/**', '**/main.js', '**/cli.js', '**/app.module.js'],
    message: 'The core knows nothing of what is built on it.',
  },
  {
    regex: '^node:(?!crypto$)',
    message: 'The core does no input or output: only node:crypto, for hashes.',
  },
  {
    regex:
      '^(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|process|stream|timers|url|util|worker_threads)(/|$)',
    message: 'The core does no input or output: only node:crypto, for hashes.',
  },
  {
    group: ['node:crypto'],
    importNamePattern: '^(random|webcrypto|getRandomValues|generate|default)',
    message: 'The core has no randomness: ids are made from names.',
  },
  {
    group: ['uuid'],
    importNamePattern: '^(v1|v4|v6|v7)$',
    message: 'The core has no randomness: ids are made from names, with v5.',
  },
];

const impureGlobals = [
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'fetch',
  'console',
  'require',
  'global',
  'globalThis',
].map((name) => ({ name, message: 'The core is pure: pass in what it needs.' }));

const noClock = 'The core has no clock: pass the moment in.';

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '**/*.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // `void` says that nobody waits, on purpose.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      // noUncheckedIndexedAccess asks for `!` where an index is known to be right.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Nest's modules, and tables of decorated fields, are classes without members.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNullish: true },
      ],
      // `return tell(…)` ends a function early in one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Classes with decorators describe shapes: requests, rows, definitions. Literals of the shape are as good.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-console': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/events/**/*.{ts,tsx}', 'src/commands/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': ['error', { patterns: impureImports }],
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: noClock },
        { object: 'Math', property: 'random', message: 'The core has no randomness.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: noClock },
        { selector: "CallExpression[callee.name='Date']", message: noClock },
        { selector: 'ImportExpression', message: 'The core imports nothing while it runs.' },
      ],
    },
  },
  ...roomRules,
  {
    // Answers over HTTP and Jest's matchers are typed as any, and fakes need not wait for anything.
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        performance: 'readonly',
      },
    },
  },
);
