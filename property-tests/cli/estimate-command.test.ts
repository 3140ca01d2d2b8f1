import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Study } from '../../src/check/study/index.js'

const main = new URL('../../src/cli/main.ts', import.meta.url).pathname
const examples = new URL('../../examples/', import.meta.url).pathname

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retrograde-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs `retrograde estimate` from its source, in no terminal. */
function estimated(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const all = ['--import', 'tsx', main, 'estimate', '--out', folder, ...args]
  return new Promise(resolve => {
    execFile(process.execPath, all, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

/** No budget in its way. */
const patient = ['--budget', '10min']

test('prints a table of at most 80 columns and writes the report', async () => {
  const { code, out, err } = await estimated('fold', '--methods', 'pairs,interval,ball', ...patient)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const lines = out.split('\n').filter(line => !line.startsWith(folder))
  for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(80)
  expect(out).toMatch(/interval enclosure +certificate +0\.5 \[0\.5, 0\.5\]/)
  expect(out).toContain('✓ Theorem 2.2')
  expect((await readdir(folder)).sort()).toEqual(['estimate.json', 'index.html'])
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('Theorem 2.2')
})

test('the same seed gives the same JSON, times aside', async () => {
  const methods = ['--methods', 'pairs,extreme-value,jacobian,log-average,decay']
  const runs: Study[] = []
  for (let i = 0; i < 2; i++) {
    const { out } = await estimated('slopes', '--seed', '3', '--json', ...methods, ...patient)
    expect(out).toBe(await readFile(join(folder, 'estimate.json'), 'utf8'))
    runs.push(JSON.parse(out))
  }
  const [one, two] = runs.map(({ times: _, ...rest }) => rest)
  expect(two).toEqual(one)
  expect(one!.results.every(({ cut }) => !cut)).toBe(true)
})

test('an expression and its region', async () => {
  const { code, out } = await estimated(
    ...['--expr', 'x/2 + sin(x)/4 + e', '--noise', 'e ~ choice(-1, 1)', '--region', '-4..4'],
    ...['--methods', 'pairs,jacobian,interval', '--json', ...patient],
  )
  expect(code).toBe(0)
  const { results, region } = JSON.parse(out) as Study
  expect(region).toBe('[-4, 4]')
  const rows = results.flatMap(result => result.rows)
  for (const row of rows) {
    if ('refused' in row) throw new Error(row.refused)
    // The constant is 3/4, at 0: a lower bound below, and a certificate above it.
    if (row.kind === 'lower bound') expect(row.value).toBeLessThanOrEqual(0.75)
    if (row.kind === 'certificate') expect(row.value).toBeGreaterThanOrEqual(0.75)
    expect(Math.abs(row.value / 0.75 - 1)).toBeLessThan(0.01)
  }
})

test('a module over the rationals is taken in doubles', async () => {
  const { code, out } = await estimated(join(examples, 'contraction.ts'), '--json', ...patient)
  expect(code).toBe(0)
  const { consequences, results } = JSON.parse(out) as Study
  expect(consequences[0]).toMatchObject({ standing: 'proved' })
  expect(results.flatMap(({ rows }) => rows)).toContainEqual(
    expect.objectContaining({ method: 'carried', kind: 'upper bound', value: 0.9 }),
  )
})

test('stops at its budget with what it has, and says so', async () => {
  const { code, out } = await estimated('least-squares', '--budget', '50ms', '--json')
  expect(code).toBe(0)
  const { results } = JSON.parse(out) as Study
  expect(results.map(({ name }) => name)).toHaveLength(11)
  expect(results.some(({ cut }) => cut)).toBe(true)
})

describe('wrong usage is one clear line on stderr and exit code 2', () => {
  beforeAll(() =>
    writeFile(
      join(folder, 'throws.mjs'),
      `export const map = { name: 'bad', sampling: 'i.i.d.', space: { name: 'ℝ', metric: '|·|',
        field: { exact: false }, distance: (a, b) => Math.abs(a - b), objection: () => undefined },
        realize: () => ({ at: () => ({ name: 'T', proved: {}, apply() { throw new Error('no') } }) }) }
        export const start = 0`,
    ),
  )

  test.each([
    [[], /^retrograde: estimate: expected a random map or --expr, got neither\n$/],
    [['iris', '--expr', 'x'], /expected a random map or --expr, got both\n$/],
    [['irsi'], /^retrograde: random map "irsi": expected one of ar1, .*, iris\n$/],
    [['nowhere.ts'], /^retrograde: module "nowhere.ts": expected a file, got no such file\n$/],
    [['iris', '--region', '1..0'], /^retrograde: --region: expected an interval .*"1\.\.0"\n$/],
    [['iris', '--region', '0..1'], /^retrograde: region: expected 5 coordinates, .*, got 1\n$/],
    [['mobius', '--region', '-1..1'], /^retrograde: region: expected one of points of \(0, ∞\)/],
    [['iris', '--methods', 'pairs,magic'], /^retrograde: --methods: expected names .*"magic"\n$/],
    [['iris', '--budget', 'soon'], /^retrograde: --budget: expected a time .*"soon"\n$/],
    [['iris', '--seed', 'x'], /^retrograde: --seed: expected an integer .*"x"\n$/],
    [['iris', '--start', '1'], /^retrograde: --start: expected with --expr only/],
    [['--expr', 'x +'], /^retrograde: expression "x \+": /],
    [['iris', '--out', '/dev/null/x'], /^retrograde: output folder .*\n$/],
  ])('%j', async (args, line) => {
    const { code, out, err } = await estimated(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(line)
    expect(err.trimEnd()).not.toContain('\n')
  })

  test('a map that throws', async () => {
    const { code, err } = await estimated(join(folder, 'throws.mjs'))
    expect(code).toBe(2)
    expect(err).toMatch(/^retrograde: T_1, T, at 0: threw Error: no\n$/)
  })
})
