import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { planCommand, runCommand } from '../../src/cli/run.js'

const folder = mkdtempSync(join(tmpdir(), 'retrograde-run-'))
afterAll(() => rmSync(folder, { recursive: true }))

function retrograde(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', ...args],
    { encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

const small = ['--scale', 'smoke', '--steps', '8', '--eval-every', '2', '--seeds', '2']

describe('a small run', { timeout: 120_000 }, () => {
  const out = join(folder, 'one')
  const metrics = (of: string) => readFileSync(join(of, 'metrics.jsonl'), 'utf8')

  test('ends with a table of at most 80 columns, a page and figures', () => {
    const { status, stdout, stderr } = retrograde('run', 'fig4', ...small, '--out', out)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const lines = stdout.split('\n').filter(line => !line.includes(out))
    expect(Math.max(...lines.map(line => [...line].length))).toBeLessThanOrEqual(80)
    expect(stdout).toMatch(/^backward +\d/m)
    const page = readFileSync(join(out, 'index.html'), 'utf8')
    expect(page).toContain('</svg>')
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)/)
    expect(
      readFileSync(join(out, 'figures', 'loss.png'))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(metrics(out).split('\n')).toHaveLength(2 * 2 * 4 + 1)
  })

  test('has the same lines for one thread, and when it is run again', () => {
    const before = metrics(out)
    const other = join(folder, 'other')
    expect(retrograde('run', 'fig4', ...small, '--workers', '1', '--out', other).status).toBe(0)
    expect(metrics(other)).toBe(before)
    expect(retrograde('run', 'fig4', ...small, '--out', out).status).toBe(0)
    expect(metrics(out)).toBe(before)
    // Control: another seed has other lines.
    const third = join(folder, 'third')
    const seeds = [...small.slice(0, -1), '7,8']
    expect(retrograde('run', 'fig4', ...seeds, '--out', third).status).toBe(0)
    expect(metrics(third)).not.toBe(before)
  })

  test('of another configuration is refused in its directory, which stays as it is', () => {
    const before = metrics(out)
    const { status, stderr } = retrograde('run', 'fig5', ...small, '--out', out)
    expect(status).toBe(2)
    expect(stderr).toMatch(
      /^retrograde: .*one: expected a new directory or one of fig5-[0-9a-f]{10}, got one of fig4-[0-9a-f]{10}\n$/,
    )
    expect(metrics(out)).toBe(before)
  })

  test('is reported, as JSON too; what is no run is refused', () => {
    const { status, stdout } = retrograde('report', out, '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout).runs[0].arms.map(({ arm }: { arm: string }) => arm)).toEqual([
      'forward',
      'backward',
    ])
    expect(retrograde('report', folder)).toEqual({
      status: 2,
      stdout: '',
      stderr: `retrograde: ${folder}: expected a run directory, with config.json\n`,
    })
  })
})

describe('wrong usage is one clear line', () => {
  test.each([
    [['fig99'], /^experiment: expected one of fig2, .*, batch, .*, got "fig99"$/],
    [['fig4', '--orders', 'sideways'], /^--orders: expected one of forward, .*, got "sideways"$/],
    [['fig4', '--orders', 'forward,forward'], '--orders: expected each once, got forward twice'],
    [
      ['law', '--set', 'iris', '--eval-every', '500'],
      '--eval-every: expected at most 400, the steps, got 500',
    ],
    [['batch', '--orders', 'sideways'], /^--orders: expected one of forward, .*, got "sideways"$/],
    [
      ['fig4', '--orders', 'anchored:0,intermittent:0'],
      '--orders: intermittent:0: expected an integer ≥ 1, got 0',
    ],
    [
      ['fig4', '--orders', 'anchored:99999999999999999999'],
      '--orders: anchored:99999999999999999999: expected an integer ≥ 0, got 100000000000000000000',
    ],
    [['fig4', '--orders', 'mean:forward+up'], /^--orders: expected one of .*"mean:forward\+up"$/],
    [
      ['open-3', '--set', 'iris', '--lr', '7'],
      '--lr: expected none, for open-3 compares learning rates of its own',
    ],
    [
      ['adam', '--set', 'iris', '--optimizer', 'momentum', '--beta', '.5'],
      '--optimizer: expected none, for adam compares optimizers of its own',
    ],
    [
      ['adam', '--set', 'iris', '--decay', '.1'],
      '--decay: expected none, for adam compares a weight decay of its own with none',
    ],
    [
      ['adam', '--set', 'iris', '--beta', '.5'],
      '--beta: expected with momentum or nesterov only, got it with adam',
    ],
    [['fig4', '--beta', '.5'], '--beta: expected with momentum or nesterov only, got it with sgd'],
    [
      ['fig4', '--optimizer', 'momentum', '--decay', '.1'],
      '--decay: expected with adamw only, got it with momentum',
    ],
    [
      ['fig4', '--optimizer', 'momentum', '--beta', '1'],
      '--beta: expected a number in [0, 1), got "1"',
    ],
    [
      ['batch', '--sampling', 'reshuffled'],
      '--sampling: expected none, for batch takes the rows of its full batch in their order',
    ],
    [
      ['fig14', '--set', 'iris', '--optimizer', 'adam'],
      '--optimizer: expected none, for fig14 has a regulariser of SGD alone',
    ],
    [
      ['open-1', '--set', 'iris', '--steps', '96', '--eval-every', '3'],
      '--eval-every: expected a multiple of 16, the steps that one of the largest batch is worth, got 3',
    ],
    [
      ['open-1', '--set', 'iris', '--steps', '100'],
      '--steps: expected a multiple of 16, the steps that one of the largest batch is worth, got 100',
    ],
    [
      ['adam', '--set', 'iris', '--orders', 'forward,forward'],
      '--orders: expected each once, got forward twice',
    ],
    [['fig4', '--index', '0'], '--index and --of: expected both or neither, got --index alone'],
    [['fig4', '--index', '7', '--of', '7'], '--index: expected 0 to 6, got 7'],
    [['fig4', '--index', '0', '--of', '11'], '--of: expected 1 to 10 shares, one a path, got 11'],
    [['fig4', '--seeds', '3,3'], '--seeds: expected each once, got "3,3"'],
    [['fig4', '--steps', '0'], '--steps: expected an integer ≥ 1, got 0'],
    [['fig4', '--out', ''], '--out: expected a folder, got ""'],
    [['fig4', '--data', '/no/such/folder'], '--data: expected a folder, got "/no/such/folder"'],
    [['fig4', '--width', 'wide'], '--width: expected a number > 0, got "wide"'],
    [['fig4', '--set', 'letters'], /^data set "letters": expected one of /],
  ])('%j', async (args, message) => {
    for (const make of [runCommand, planCommand]) {
      const command = make(() => {}).exitOverride()
      // Named as one of those that are said in one line.
      await expect(command.parseAsync(args, { from: 'user' })).rejects.toMatchObject({
        name: expect.stringMatching(/^(Run|Usage|UnknownDataSet)Error$/),
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      })
    }
  })
})
