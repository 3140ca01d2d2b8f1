// The folders of src, lowest first: a folder imports only from those before it in this list.
const folders = [
  'space',
  'algebra',
  'map',
  'random',
  'order',
  'iterate',
  'law',
  'expansion',
  'estimate',
  'arbitrary',
  'proof',
  'statement',
  'check',
  'tensor',
  'experiment',
  'matcher',
  'report',
  'cli',
]

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...folders.slice(0, -1).map((folder, i) => ({
      name: `${folder}-imports-only-down`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: `^src/(${folders.slice(i + 1).join('|')})/` },
    })),
    {
      name: 'not-to-the-public-index',
      severity: 'error',
      from: { path: '^src/.+/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'known-folders-only',
      severity: 'error',
      from: {},
      to: { path: '^src/.+/', pathNot: `^src/(${folders.join('|')})/` },
    },
    {
      name: 'no-tensors-in-the-core',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(tensor|experiment|cli)/' },
      to: { path: '@tensorflow|webgpu' },
    },
    {
      name: 'declared-dependencies',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot:
          '^node_modules/(@types/|fraction\\.js|vitest/|webgpu/|@tensorflow/tfjs-backend-webgpu/)',
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
}
