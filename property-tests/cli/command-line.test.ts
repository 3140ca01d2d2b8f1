import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { VerifyResult } from '../../src/statement/index.js'

const main = new URL('../../src/cli/main.ts', import.meta.url).pathname

/** Runs the command line from its source, in no terminal. */
function retrograde(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, ['--import', 'tsx', main, ...args], (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retrograde-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('verify', () => {
  test('prints a table within 80 columns and writes the report', async () => {
    const report = join(folder, 'table')
    const { code, out, err } = await retrograde('verify', 'ex-2.1', '--quick', '--out', report)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = out.split('\n').filter(line => !line.startsWith(folder))
    for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(80)
    expect(out).toContain('✓ ex-2.1')
    expect((await readdir(report)).sort()).toEqual(['index.html', 'verify.json'])
    expect(await readFile(join(report, 'index.html'), 'utf8')).toContain('<math')
  })

  test('the same seed gives the same JSON, times aside; it says what each control did', async () => {
    const runs: VerifyResult[] = []
    for (const name of ['one', 'two']) {
      const report = join(folder, name)
      const options = ['--quick', '--seed', '7', '--json', '--out', report]
      const { code, out } = await retrograde('verify', 'thm-2.2', 'ex-2.4', ...options)
      expect(code).toBe(0)
      expect(await readFile(join(report, 'verify.json'), 'utf8')).toBe(out)
      runs.push(JSON.parse(out))
    }
    const [one, two] = runs.map(({ times: _, ...rest }) => JSON.stringify(rest))
    expect(two).toBe(one)
    expect(runs[0]!.statements.map(({ id }) => id)).toEqual(['thm-2.2', 'ex-2.4'])
    for (const { controls } of runs[0]!.statements) {
      for (const control of controls) expect(control.failed_as_it_must).toBe(true)
    }
  })
})

describe('wrong usage is one clear line on stderr and exit code 2', () => {
  test.each([
    [['verify', '--out', ''], /^retrograde: --out: expected a folder, got ""\n$/],
    [['check', '--expr', 'x/2', '--out', ''], /^retrograde: --out: expected a folder, got ""\n$/],
    [
      ['estimate', '--expr', 'x/2', '--out', ''],
      /^retrograde: --out: expected a folder, got ""\n$/,
    ],
    [['verify', 'thm-9'], /^retrograde: statement "thm-9": expected one of .*thm-2\.2.*\n$/],
    [
      ['verify', '--seed', '1.5'],
      /^retrograde: --seed: expected an integer below 2\^53 in size, got "1\.5"\n$/,
    ],
    [['verify', '--seed', '9007199254740993'], /^retrograde: --seed: expected an integer .*\n$/],
    [
      ['verify', '--out', '/dev/null/x'],
      /^retrograde: output folder "\/dev\/null\/x": expected one that can be written to.*\n$/,
    ],
    [
      ['verify', '--out', '/proc/x/y'],
      /^retrograde: output folder "\/proc\/x\/y": expected one that can be written to.*\n$/,
    ],
    [['verify', '--frob'], /^retrograde: unknown option '--frob'\n$/],
    [['frob'], /^retrograde: unknown command 'frob'\n$/],
  ])('%j', async (args, line) => {
    const { code, out, err } = await retrograde(...args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(line)
  })
})

test('list names every statement; --version the version', async () => {
  const { out } = await retrograde('list')
  for (const id of ['thm-2.2', 'thm-2.6', 'c4', 'iris-law']) expect(out).toContain(`${id} `)
  const { version } = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  expect((await retrograde('--version')).out).toBe(`${version}\n`)
})
