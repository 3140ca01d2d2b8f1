import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckReport } from '../../src/check/index.js'

const main = new URL('../../src/cli/main.ts', import.meta.url).pathname
const examples = new URL('../../examples/', import.meta.url).pathname

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retrograde-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs `retrograde check` from its source, in no terminal. */
function checked(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const all = ['--import', 'tsx', main, 'check', '--quick', '--out', folder, ...args]
  return new Promise(resolve => {
    execFile(process.execPath, all, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

/** "claim: standing" of the answers that contain a text. */
const standings = (json: string, ...parts: string[]) => {
  const { answers } = JSON.parse(json) as CheckReport
  return parts.map(part => answers.find(({ claim }) => claim.includes(part))?.standing)
}
const asked = ['k < 1', 'E log', 'converges', 'variance']

describe('the examples get right answers', () => {
  test.each([
    ['contraction.ts', ['holds', 'holds', 'holds']],
    ['log-average.ts', ['open', 'open', 'open']],
    ['non-contraction.ts', ['refuted', 'refuted', 'refuted']],
    ['heavy-tailed.ts', ['refuted', 'holds', 'holds']],
    ['finite-chain.ts', ['refuted', 'open', 'holds']],
  ])('%s', async (file, expected) => {
    const { code, out, err } = await checked(join(examples, file), '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const contraction = file === 'contraction.ts' ? '0.9-Lipschitz' : 'k < 1'
    expect(standings(out, contraction, 'E log', 'converges')).toEqual(expected)
    expect(standings(out, 'variance')).toEqual([
      { 'heavy-tailed.ts': 'refuted', 'contraction.ts': 'holds', 'finite-chain.ts': 'holds' }[
        file as string
      ] ?? 'open',
    ])
    expect(out).toBe(await readFile(join(folder, 'check.json'), 'utf8'))
  })

  test.each([
    ['x/2 + e', 'e ~ choice(-1, 1)', ['holds', 'holds', 'holds', 'holds']],
    ['2*x + e', 'e ~ choice(-1, 1)', ['refuted', 'refuted', 'refuted', 'open']],
    ['a*x + 1', 'a ~ choice(0.5, 1.9)', ['refuted', 'holds', 'holds', 'refuted']],
  ])('--expr %j', async (expr, noise, expected) => {
    const { code, out } = await checked('--expr', expr, '--noise', noise, '--json')
    expect(code).toBe(0)
    expect(standings(out, ...asked)).toEqual(expected)
  })

  test('prints a table of at most 80 columns', async () => {
    const { out } = await checked('--expr', 'x/2 + e', '--noise', 'e ~ choice(-1, 1)')
    const lines = out.split('\n').filter(line => !line.startsWith(folder))
    for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(80)
  })

  test('a claim that is refuted is exit code 1', async () => {
    const { code } = await checked('--expr', 'x/2', '--k', '0.25')
    expect(code).toBe(1)
  })
})

describe('wrong modules and expressions get one clear line and exit code 2', () => {
  const modules: Record<string, string> = {
    'syntax.ts': 'export const map = {{',
    'throws.mjs': 'throw new Error("on load")',
    'empty.mjs': '',
    'other.mjs': 'export const map = 3',
    'missing.ts': 'import "./nowhere.js"',
  }
  beforeAll(() =>
    Promise.all(Object.entries(modules).map(([file, text]) => writeFile(join(folder, file), text))),
  )

  test.each([
    ['syntax.ts', /expected a module that loads, got .*failed.*: .*syntax\.ts:1:\d+: ERROR: /],
    ['throws.mjs', /expected a module that loads, got Error: on load$/],
    [
      'empty.mjs',
      /^retrograde: export map: expected a random map, got a module that exports nothing$/,
    ],
    ['other.mjs', /^retrograde: export map: expected a random map .*, got 3$/],
    ['missing.ts', /expected a module that loads, got/],
    ['nowhere.ts', /expected a file, got no such file$/],
  ])('%s', async (file, message) => {
    const { code, out, err } = await checked(join(folder, file))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.trimEnd()).toMatch(message)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test.each([
    [[], /expected a module or --expr, got neither$/],
    [['a.ts', '--expr', 'x'], /expected a module or --expr, got both$/],
    [['a.ts', '--noise', 'e ~ choice(1)'], /^retrograde: --noise: expected with --expr only/],
    [['--expr', 'x + z'], /expected the names x, pi, tau, e, got z$/],
    [['--expr', 'x', '--noise', 'e'], /expected name ~ law/],
    [['--expr', 'x', '--n', '1,b'], /^retrograde: --n: expected integers/],
    [['--expr', 'x', '--error', '0'], /^retrograde: --error: expected a number > 0/],
    [['--expr', 'x', '--start', 'a'], /^retrograde: --start: expected a number, got "a"$/],
    [['--expr', 'x', '--seed', '1.5'], /^retrograde: --seed: expected an integer/],
    [['--expr', 'sqrt(x - 1)'], /T_1\(0\): expected a point of ℝ, got NaN$/],
  ])('%j', async (args, message) => {
    const { code, err } = await checked(...args)
    expect(code).toBe(2)
    expect(err.trimEnd()).toMatch(message)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })
})
