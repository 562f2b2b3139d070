import antfu from '@antfu/eslint-config'

export default antfu(
  {
    type: 'app',
    typescript: true,
    vue: true,
    // The generated decks are checked by Slidev's own parser, the dataset by its schema.
    ignores: [
      'slides/**',
      'dist/**',
      'lib/**',
      'schemas/**',
      'docs/**',
      '.scratch-*/**',
      '**/*.md',
    ],
  },
  {
    rules: {
      // The command line speaks by the console.
      'no-console': 'off',
      // Data is written for reading, keys in the order of meaning.
      'yaml/quotes': 'off',
      'yaml/flow-mapping-curly-spacing': 'off',
      'yaml/flow-sequence-bracket-spacing': 'off',
      'yaml/plain-scalar': 'off',
      'antfu/top-level-function': 'off',
      // A short condition or list reads best on one line.
      'antfu/reasonable-newline': 'off',
      'style/multiline-ternary': ['error', 'always-multiline'],
      'style/array-bracket-newline': ['error', 'consistent'],
      // A file begins with what it is for; its helpers follow.
      'ts/no-use-before-define': [
        'error',
        { functions: false, classes: false, variables: false },
      ],
    },
  },
)
