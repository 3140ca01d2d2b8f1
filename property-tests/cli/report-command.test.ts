import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { reportCommand } from '../../src/cli/report.js'
import { isNested } from '../report/nesting.js'
import { armOf, pathOf, recordOf } from '../report/run-records.js'

const folder = mkdtempSync(join(tmpdir(), 'retrograde-runs-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

/** Writes a run whose losses are lower by an amount. */
function writeRun(name: string, { less = 0, sha256 = 'a', readings = 4 } = {}): string {
  const path = join(folder, name)
  const arm = armOf('forward')
  const lines = [1, 2, 3].flatMap(seed => pathOf(arm, seed, [4, 3, 2, 1 - less].slice(0, readings)))
  const { file, metrics, timings } = recordOf([arm], [1, 2, 3], lines, path)
  const { data } = file.configuration
  const configuration = {
    ...file.configuration,
    data: { ...data, train: { ...data.train, sha256 } },
  }
  mkdirSync(path)
  writeFileSync(join(path, 'config.json'), JSON.stringify({ ...file, configuration }))
  for (const [of, found] of [
    ['metrics', metrics],
    ['timings', timings],
  ] as const) {
    writeFileSync(
      join(path, `${of}.jsonl`),
      found.map(line => `${JSON.stringify(line)}\n`).join(''),
    )
  }
  return path
}

/** Runs the command here, for what it prints. */
async function report(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  vi.spyOn(process.stdout, 'write').mockImplementation(text => out.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation(text => err.push(String(text)) > 0)
  await reportCommand()
    .exitOverride()
    .parseAsync([...args], { from: 'user' })
  return { out: out.join(''), err: err.join('') }
}

let [a, b, other, empty] = ['', '', '', '']
beforeAll(() => {
  a = writeRun('a')
  b = writeRun('b', { less: 0.5 })
  other = writeRun('other', { sha256: 'else' })
  empty = writeRun('empty', { readings: 0 })
})

describe('retrograde report', () => {
  test('of two runs writes a page beside them, the same for the same', async () => {
    const first = JSON.parse((await report('--json', a, b)).out)
    expect(first.runs.map((run: { path: string }) => run.path)).toEqual([a, b])
    expect(first.comparison.comparisons).toEqual([
      {
        ...{ run: 'B', against: 'A' },
        arms: [
          {
            ...{ arm: 'forward', seeds: [1, 2, 3], ratio: 3 / 3.5 },
            roughness: { below: 0, above: 3, equal: 0, p: 0.25 },
            final: { below: 3, above: 0, equal: 0, p: 0.25 },
          },
        ],
      },
    ])
    const { page } = first.comparison
    expect(page).toMatch(/\/comparison-[0-9a-f]{10}\/index\.html$/)
    const html = readFileSync(page, 'utf8')
    expect(isNested(html)).toBe(true)
    expect(html).toContain('<a href="../b/index.html">b</a>')
    expect(existsSync(join(a, 'index.html'))).toBe(true)
    const { out, err } = await report(a, b, join(page, '..'))
    expect(readFileSync(page, 'utf8')).toBe(html)
    expect(out).toContain('B forward is smoother than A forward in 0 of 3 seeds (p 0.25)')
    expect(err).toMatch(/^passed over: .* is a comparison of runs\n$/)
    for (const line of out.split('\n').filter(line => !line.includes(folder))) {
      expect([...line].length).toBeLessThanOrEqual(80)
    }
  })

  test('shows runs on other data side by side, and says why they are not compared', async () => {
    const out = join(folder, 'out')
    const { out: text } = await report(a, other, '--out', out)
    expect(text).toContain('B is not compared with A: the data are not the same')
    const html = readFileSync(join(out, 'index.html'), 'utf8')
    expect(html.match(/class="retrograde-grid"/g)).toHaveLength(4)
    expect(html).not.toContain('Beside the same arm of run A')
    for (const name of ['loss.svg', 'loss-data-2.svg', 'accuracy.png']) {
      expect(existsSync(join(out, 'figures', name))).toBe(true)
    }
  })

  test('refuses what it cannot report, before anything is written', async () => {
    const link = join(folder, 'link')
    symlinkSync(a, link)
    rmSync(join(a, 'index.html'), { force: true })
    const refused = async (...args: readonly string[]) => {
      const error = await report(...args).catch(error => error)
      return `${error.name}: ${error.message.replaceAll(folder, '')}`
    }
    expect(await refused(folder)).toBe('RunError: : expected a run directory, with config.json')
    expect(await refused(a, empty)).toBe(
      'RunError: /empty: expected readings in metrics.jsonl, got none yet',
    )
    expect(await refused(a, b, link)).toBe(
      'UsageError: runs: expected each once, got /a and /link, which are the same',
    )
    expect(await refused(a, '--out', 'x')).toBe(
      'UsageError: --out: expected with two runs or more, got one: its page is in its directory',
    )
    expect(await refused(a, b, '--out', '')).toBe('UsageError: --out: expected a folder, got ""')
    expect(await refused(a, b, '--out', b)).toBe(
      'UsageError: --out: expected a folder that is no run, got "/b"',
    )
    expect(await refused(a, b, '--out', join(a, 'config.json', 'x'))).toMatch(
      /^OutputError: output folder .*: expected one that can be written to, got a path through a file$/,
    )
    expect(existsSync(join(a, 'index.html'))).toBe(false)
  })
})
