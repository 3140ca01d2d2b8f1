import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  type Configuration,
  configure,
  contentName,
  experimentNamed,
  run,
} from '../../../src/experiment/index.js'
import { openLines } from '../../../src/experiment/running/lines.js'
import { openPool } from '../../../src/experiment/running/pool.js'
import { data, fileOf, linesOf, small, textOf, writeRun } from './small.js'

const folder = await mkdtemp(join(tmpdir(), 'retrograde-running-'))
afterAll(() => rm(folder, { recursive: true }))
const fresh = () => mkdtemp(join(folder, 'case-'))
const metricsOf = (path: string) => readFileSync(join(path, 'metrics.jsonl'), 'utf8')
const runHere = (path: string, configuration: Configuration, signal?: AbortSignal) =>
  run(path, fileOf(configuration), data, { workers: 1, ...(signal && { signal }) })

describe('killed and gone on with', { timeout: 240_000 }, () => {
  const options = ['--steps', '240', '--eval-every', '3', '--seeds', '1,2', '--rows', '8']
  const tiny = [
    'run',
    'fig4',
    '--scale',
    'smoke',
    '--backend',
    'dense',
    '--width',
    '0.04',
    ...options,
  ]
  const configuration = configure(
    experimentNamed('fig4'),
    { scale: 'smoke', backend: 'dense', width: 0.04, steps: 240, every: 3, seeds: [1, 2], rows: 8 },
    data,
  )

  /** Runs it on the command line, and lets it die; resolves with how it ended. */
  async function retrograde(out: string, die: string) {
    const dying = pathToFileURL('property-tests/experiment/running/dying.mjs').href
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        '--import',
        dying,
        'src/cli/main.ts',
        ...tiny,
        '--workers',
        '2',
        '--out',
        out,
      ],
      { env: { ...process.env, DIE: die }, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', text => (stderr += text))
    const [code, signal] = await once(child, 'close')
    return { code, signal, stderr }
  }

  test('it writes the bytes of an undisturbed run; SIGINT ends it with 130', async () => {
    const undisturbed = join(folder, 'undisturbed')
    expect(await runHere(undisturbed, configuration)).toBe('done')
    const whole = metricsOf(undisturbed)
    expect(whole.split('\n')).toHaveLength(2 * 2 * 80 + 1)
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({
              count: fc.integer({ min: 1, max: 60 }),
              where: fc.constantFrom('before', 'half', 'after'),
            }),
            fc.record({ count: fc.constant(1), where: fc.constantFrom('draft', 'named') }),
          ),
          { minLength: 2, maxLength: 2 },
        ),
        async kills => {
          const out = await fresh()
          let lines: string[] = []
          for (const { count, where } of kills) {
            const { code, signal } = await retrograde(out, `SIGKILL:${count}:${where}`)
            // On a fast machine it may be done before its first checkpoint is due.
            if (code !== 0) expect(signal).toBe('SIGKILL')
            const now = existsSync(join(out, 'metrics.jsonl')) ? metricsOf(out) : ''
            const complete = now.slice(0, now.lastIndexOf('\n') + 1).split('\n')
            if (code !== 0) expect(complete.slice(0, lines.length)).toEqual(lines)
            lines = complete.slice(0, -1)
          }
          if (lines.length < 320) {
            expect(await retrograde(out, 'SIGINT:5:after')).toEqual({
              code: 130,
              signal: null,
              stderr: 'retrograde: interrupted; the same command goes on from here\n',
            })
            expect(readdirSync(out)).not.toContain('lock')
          }
          expect(await runHere(out, configuration)).toBe('done')
          expect(metricsOf(out)).toBe(whole)
          expect(readdirSync(out)).toEqual(expect.arrayContaining(readdirSync(undisturbed)))
        },
      ),
      { numRuns: 1, endOnFailure: true },
    )
  })
})

describe('a run directory', () => {
  test('that holds another run, or lines of who knows what, is refused and stays as it is', async () => {
    const configuration = small()
    const other = await writeRun(await fresh(), small({ seeds: [7] }), undefined)
    const before = readdirSync(other)
    const [mine, theirs] = [configuration, small({ seeds: [7] })].map(contentName)
    await expect(runHere(other, configuration)).rejects.toMatchObject({
      name: 'RunError',
      message: `${other}: expected a new directory or one of ${mine}, got one of ${theirs}`,
    })
    expect(readdirSync(other)).toEqual(before)
    const stray = await fresh()
    writeFileSync(join(stray, 'metrics.jsonl'), '{}\n')
    await expect(runHere(stray, configuration)).rejects.toMatchObject({
      name: 'RunError',
      message: `${stray}: expected config.json beside metrics.jsonl, got none`,
    })
    expect(readdirSync(stray)).toEqual(['metrics.jsonl'])
    for (const text of ['', '{', '5', 'null', '{"format":1}', '{"format":2,"configuration":{}}']) {
      writeFileSync(join(stray, 'config.json'), text)
      await expect(runHere(stray, configuration)).rejects.toMatchObject({
        name: 'RunError',
        message: `${join(stray, 'config.json')}: expected the configuration of a run, got ${JSON.stringify(text)}`,
      })
    }
  })

  test('that cannot be written is said in one line', async () => {
    const file = join(await fresh(), 'file')
    writeFileSync(file, '')
    for (const path of [file, join(file, 'below')]) {
      await expect(runHere(path, small())).rejects.toMatchObject({
        name: 'RunError',
        message: expect.stringMatching(
          `^${path}: expected a folder that can be written, got E[A-Z]+: `,
        ),
      })
    }
  })

  test('with lines that no run writes is refused, and unlocked', async () => {
    const configuration = small()
    const [first, ...rest] = linesOf(configuration).flat()
    const lines = [{ ...first!, diverged: 'train loss NaN' }, ...rest]
    const path = await writeRun(await fresh(), configuration, undefined, lines)
    await expect(runHere(path, configuration)).rejects.toThrow(
      /metrics\.jsonl: expected no more of forward, seed 1 in line 2, got /,
    )
    expect(readdirSync(path)).not.toContain('lock')
  })

  test('of a finished run is put in order, and says who computed it, not who looked', async () => {
    const configuration = small()
    const lines = linesOf(configuration)
    const mixed = lines[0]!.flatMap((_, i) => lines.map(path => path[i]!))
    const path = await writeRun(await fresh(), configuration, undefined, mixed)
    mkdirSync(join(path, 'checkpoints'))
    writeFileSync(join(path, 'checkpoints', 'arm-0-seed-1.safetensors'), 'left by a kill')
    const file = { ...fileOf(configuration), by: { retrograde: '1', node: 'v1', devices: ['x'] } }
    expect(await run(path, file, data, { workers: 1 })).toBe('done')
    expect(metricsOf(path)).toBe(textOf(lines.flat()))
    expect(JSON.parse(readFileSync(join(path, 'config.json'), 'utf8'))).toEqual(
      fileOf(configuration),
    )
    expect(readdirSync(path)).not.toContain('checkpoints')
  })

  test('of a run that is gone on with by others says so', async () => {
    const configuration = small({ steps: 2, seeds: [1], orders: ['forward'] })
    const path = await writeRun(await fresh(), configuration, undefined, [])
    const by = { retrograde: '1', node: 'v0', devices: ['x'] }
    expect(await run(path, { ...fileOf(configuration), by }, data, { workers: 1 })).toBe('done')
    expect(JSON.parse(readFileSync(join(path, 'config.json'), 'utf8')).by).toEqual({
      retrograde: '0, 1',
      node: 'v0',
      devices: ['machine 0', 'x'],
    })
  })

  test('is given up when a run is interrupted before it begins', async () => {
    const path = await fresh()
    expect(await runHere(path, small(), AbortSignal.abort())).toBe('interrupted')
    expect(readdirSync(path).sort()).toEqual(['checkpoints', 'config.json'])
  })
})

test('a pool that is closed refuses what it is asked later', { timeout: 20_000 }, async () => {
  const { arms, rows, choosing } = small()
  const pool = openPool(
    { trainings: arms.map(({ training }) => training), data: { ...data, rows, choosing } },
    1,
  )
  const word = [{ from: 1, step: 1, length: 1 }] as const
  const ask = () =>
    pool.evaluate({ arm: 0, seed: 1, parts: [{ word, from: undefined, keep: undefined }] })
  expect((await ask()).applications).toBe(1)
  const underWay = expect(ask()).rejects.toMatchObject({ name: 'AbortError' })
  await pool.close()
  await underWay
  await expect(ask()).rejects.toMatchObject({ name: 'AbortError' })
  await pool.close()
})

test('after an append that failed nothing more is written, which would end half a line', async () => {
  const path = join(await fresh(), 'lines.jsonl')
  const lines = await openLines(path)
  lines.append({ n: 1 })
  const before = readFileSync(path)
  rmSync(path)
  mkdirSync(path) // it cannot be appended to
  expect(() => lines.append({ n: 2 })).toThrow('EISDIR')
  rmSync(path, { recursive: true })
  writeFileSync(path, `${before}{"n`)
  expect(() => lines.append({ n: 3 })).toThrow('EISDIR')
  expect(readFileSync(path, 'utf8')).toBe('{"n":1}\n{"n')
  // Opened anew, half a line is taken away.
  const again = await openLines(path)
  expect(again.before).toEqual([{ n: 1 }])
  again.append({ n: 2 })
  expect(readFileSync(path, 'utf8')).toBe('{"n":1}\n{"n":2}\n')
})
