import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** A hook that writes the address of every module that is loaded to standard error. */
const hook = `
export async function load(url, context, next) {
  process.stderr.write('loads ' + url + '\\n')
  return next(url, context)
}`
const watched = `
import { register } from 'node:module'
register('data:text/javascript,' + ${JSON.stringify(encodeURIComponent(hook))})`

/** The modules that a command loads: this library's by their sources. */
function loadedBy(...args: readonly string[]): string[] {
  const flags = [
    '--import',
    'tsx',
    '--import',
    `data:text/javascript,${encodeURIComponent(watched)}`,
  ]
  const script = `const { status, stderr } = require('node:child_process').spawnSync(process.execPath, ${JSON.stringify([...flags, ...args])}, { encoding: 'utf8' }); console.log(JSON.stringify({ status, stderr }))`
  const out = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', cwd: file('') })
  const { status, stderr } = JSON.parse(out)
  if (status !== 0) throw new Error(stderr)
  return [...stderr.matchAll(/^loads (.*)$/gm)].map(match => match[1]!)
}

const tensorLibraries = /@tensorflow|\/webgpu\/|tensor\/wasm|tensor\/tensor-trees/

describe('no tensor library is loaded', () => {
  test('for --help', () => {
    const modules = loadedBy(file('src/cli/main.ts'), '--help')
    expect(modules.some(url => url.endsWith('/src/cli/main.ts'))).toBe(true)
    expect(modules.filter(url => tensorLibraries.test(url))).toEqual([])
  })

  test('with the library', () => {
    const modules = loadedBy(file('src/index.ts'))
    expect(modules.some(url => url.endsWith('/src/space/index.ts'))).toBe(true)
    expect(modules.filter(url => tensorLibraries.test(url))).toEqual([])
  })

  test('control: it is seen where it is loaded', () => {
    const modules = loadedBy(file('src/tensor/backend-wasm.ts'))
    expect(modules.some(url => tensorLibraries.test(url))).toBe(true)
  })
})

describe('one folder alone', () => {
  const folders = [...readFileSync(file('src/index.ts'), 'utf8').matchAll(/'\.\/(.*)\/index\.js'/g)]
  const names = folders.map(match => match[1]!)
  const { exports } = JSON.parse(readFileSync(file('package.json'), 'utf8'))

  test('each that the library is made of can be imported', () => {
    expect(names).toContain('iterate')
    for (const name of names) {
      expect(exports[`./${name}`]).toEqual({
        types: `./dist/${name}/index.d.ts`,
        default: `./dist/${name}/index.js`,
      })
    }
  })

  test('what composes maps loads no library but one for rationals', () => {
    const { packages, modules } = packagesOf('src/random/index.ts', 'src/iterate/index.ts')
    expect(modules.some(url => url.endsWith('/src/iterate/iterate.ts'))).toBe(true)
    expect([...packages].sort()).toEqual(['fraction.js'])
  })

  test('control: reports load more', () => {
    expect([...packagesOf('src/report/index.ts').packages]).toContain('linkedom')
  })

  function packagesOf(...sources: readonly string[]) {
    const script = sources.map(source => `await import('${pathToFileURL(file(source))}')`).join(';')
    const modules = loadedBy('--input-type=module', '-e', script)
    const packages = modules.flatMap(
      url => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [],
    )
    return { modules, packages: new Set(packages) }
  }
})
