import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const kebabCase = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program(node) {
      const name = context.filename.split(/[\\/]/).at(-1) ?? '';
      if (!/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(name)) {
        context.report({ node, message: `The file name "${name}" is not in kebab-case.` });
      }
      if (/^index\.tsx?$/.test(name)) {
        context.report({ node, message: 'A barrel hides where things come from: name the file by what it holds.' });
      }
    },
  }),
};

/** Arrows point one way: app -> features -> components -> lib, and a feature knows no other feature. */
const mayNotImport = (folder, regex, message) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
});

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { interviewkit: { rules: { 'kebab-case': kebabCase } } },
    rules: { 'interviewkit/kebab-case': 'error' },
  },
  mayNotImport('features', '^\\.\\./(?!\\.\\./(?:components|lib)/)', 'A feature imports components, lib and itself.'),
  mayNotImport('components', '/(?:app|features)/', 'A component imports components and lib.'),
  mayNotImport('lib', '/(?:app|features|components)/', 'lib imports nothing of the page.'),
);
