import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { armSummaries, experimentNamed, readRun, run } from '../../../src/experiment/index.js'
import { divergence } from '../../../src/experiment/running/metric.js'
import { runHtml } from '../../../src/report/run-html.js'
import { runReportLines } from '../../../src/report/run-report-lines.js'
import { armOf, pathOf, recordOf } from '../../report/run-records.js'
import { data, fileOf, linesOf, small, textOf, writeRun } from './small.js'

const path = await mkdtemp(join(tmpdir(), 'retrograde-damage-'))
afterAll(() => rm(path, { recursive: true }))

const arms = [armOf('forward'), armOf('backward')]
const [first, second] = arms as [(typeof arms)[0], (typeof arms)[0]]
const { file, metrics, timings } = recordOf(
  arms,
  [1, 2],
  [
    ...[1, 2].flatMap(seed => pathOf(first, seed, [4, 3, 2, 1])),
    ...pathOf(second, 1, [4, 2, 1, 0.5]),
    ...pathOf(second, 2, [4, 8], true),
  ],
)
const whole = {
  'config.json': JSON.stringify(file),
  'metrics.jsonl': textOf(metrics),
  'timings.jsonl': textOf(timings),
}
type Name = keyof typeof whole

/** The report of what is there, without its pictures. */
async function reportHere(): Promise<string> {
  const record = await readRun(path)
  const summaries = armSummaries(record)
  const experiment = experimentNamed('fig7')
  const page = { arms: summaries, findings: [], figures: [] }
  return [
    runHtml({ ...page, record, experiment }),
    ...runReportLines({ ...page, notes: [], page: 'p' }, experiment),
  ].join('\n')
}

/** A value with one key taken away, or one value in it replaced by null: all such. */
function* damaged(value: unknown): Generator<unknown> {
  if (value !== null) yield null
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) {
      for (const other of damaged(one)) yield value.with(i, other)
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      const { [key]: _, ...rest } = value as Record<string, unknown>
      yield rest
      for (const other of damaged(one)) yield { ...value, [key]: other }
    }
  }
}

/** The texts of a damaged line, each among the others. */
function* withDamage(text: string): Generator<string> {
  const lines = text.split('\n').slice(0, -1)
  for (const [i, line] of lines.entries()) {
    for (const other of damaged(JSON.parse(line))) {
      yield lines.map((same, j) => `${i === j ? JSON.stringify(other) : same}\n`).join('')
    }
  }
}

describe('a damaged run', () => {
  let report = ''
  const write = (name: Name, text: string) => writeFile(join(path, name), text)
  beforeAll(async () => {
    for (const [name, text] of Object.entries(whole)) await write(name as Name, text)
    report = await reportHere()
  })

  test.each(Object.keys(whole) as Name[])(
    'of any one value of %s is refused in one line, or reported as before',
    async name => {
      const outcomes = { refused: 0, same: 0 }
      for (const text of withDamage(`${whole[name].trimEnd()}\n`)) {
        await write(name, text)
        const found = await reportHere().catch(error => error)
        if (found === report) outcomes.same++
        else {
          expect({ name: found.name, text }).toEqual({ name: 'RunError', text })
          expect(found.message).toMatch(
            /^[^\n]*(config\.json|metrics|timings)[^\n]*expected .*, got /,
          )
          outcomes.refused++
        }
      }
      await write(name, whole[name])
      expect(await reportHere()).toBe(report)
      expect(outcomes.refused).toBeGreaterThan(9 * outcomes.same)
    },
  )

  test('says which file and line, what was expected, and what came', async () => {
    const said = async (name: Name, change: (text: string) => string) => {
      await write(name, change(whole[name]))
      const { message } = await readRun(path).catch(error => error)
      await write(name, whole[name])
      return message.replace(path, '')
    }
    expect(await said('config.json', text => text.replace('"by"', '"bye"'))).toBe(
      '/config.json: expected an object at by, got nothing',
    )
    expect(await said('config.json', text => text.replace('[10,20,', '[10,10,'))).toBe(
      '/config.json: expected ascending integers ≥ 1 at configuration.arms[0].at, got [10,10,30,40]',
    )
    expect(await said('config.json', text => text.replace('"order":"f', '"order":"F'))).toMatch(
      /^\/config\.json: order: expected one of forward, .*, got "Forward"$/,
    )
    expect(await said('metrics.jsonl', text => text.replace('"train"', '"trains"'))).toBe(
      '/metrics.jsonl, line 1: expected an object at train, got nothing',
    )
    expect(await said('metrics.jsonl', text => text.replace('"n":20', '"m":20'))).toMatch(
      /^\/metrics\.jsonl: expected n = 20 of forward, seed 1 in line 2, got \{/,
    )
    expect(await said('timings.jsonl', text => text.replace(/.*/, 'null'))).toBe(
      '/timings.jsonl: expected a time of this run in line 1, got null',
    )
  })
})

test('a run is not gone on with where its lines are damaged, which stay as they are', async () => {
  const configuration = small()
  const lines = linesOf(configuration).flat().slice(0, 3)
  const goOn = (at: string) => run(at, fileOf(configuration), data, { workers: 1 })
  for (const [name, text] of [
    ['timings.jsonl', 'null\n'],
    ['metrics.jsonl', textOf(lines).replace('"train"', '"trains"')],
    ['config.json', JSON.stringify({ ...fileOf(configuration), by: undefined })],
  ] as const) {
    const at = await writeRun(join(path, `of ${name}`), configuration, undefined, lines)
    await writeFile(join(at, name), text)
    await expect(goOn(at)).rejects.toMatchObject({ name: 'RunError' })
    expect(await readFile(join(at, name), 'utf8')).toBe(text)
  }
})

test('a reading whose parameters are no numbers ends its path: JSON has no NaN', () => {
  const marks = { train: { loss: 1 } }
  expect(divergence(marks, Number.NaN)).toBe('gap NaN')
  expect(divergence(marks, 1)).toBe(undefined)
  expect(divergence(marks)).toBe(undefined)
})
