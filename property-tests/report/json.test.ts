import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyJson } from '../../src/report/json.js'
import { NotFiniteError, printJson } from '../../src/report/print-json.js'
import { anyRun } from './arbitrary-run.js'
import { sampleRun } from './sample-run.js'

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, reversed(v)]),
  )
}

/** The run as JSON can hold it: −0 is 0, points that are not finite are gone. */
const asHeld = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (key, item) =>
      key === 'points' ? item.filter((point: number[]) => point.every(Number.isFinite)) : item,
    ),
  )

describe('verify.json', () => {
  it('holds the whole run', () => {
    fc.assert(
      fc.property(anyRun, run => {
        expect(JSON.parse(verifyJson(run))).toEqual(asHeld(run))
      }),
    )
  })

  it('has its keys in one order, whatever theirs, the times last', () => {
    fc.assert(
      fc.property(anyRun, run => {
        const other = { ...(reversed(run) as typeof run), times: run.times }
        expect(verifyJson(other)).toBe(verifyJson(run))
      }),
    )
    const keys = Object.keys(JSON.parse(verifyJson(sampleRun)))
    expect(keys).toEqual(['version', 'seed', 'quick', 'statements', 'summary', 'times'])
  })

  it('is the same, byte for byte, but for the times', () => {
    const other = { ...sampleRun, times: { total: 7, statements: { 'thm-2.2': 3 } } }
    const upToTimes = (text: string) => text.slice(0, text.indexOf('\n  "times"'))
    expect(upToTimes(verifyJson(other))).toBe(upToTimes(verifyJson(sampleRun)))
    expect(upToTimes(verifyJson({ ...sampleRun, seed: 2 }))).not.toBe(
      upToTimes(verifyJson(sampleRun)),
    )
  })

  it('never writes null for a number: it names the place', () => {
    const [first, ...rest] = sampleRun.statements
    const checks = [first!.checks[0]!, { ...first!.checks[1]!, margin: Number.NaN }]
    const attempt = () => verifyJson({ ...sampleRun, statements: [{ ...first!, checks }, ...rest] })
    expect(attempt).toThrow(NotFiniteError)
    expect(attempt).toThrow(
      /^statements\[0\]\.checks\[1\]\.margin: expected a finite number, got NaN$/,
    )
  })
})

describe('printed JSON', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(JSON.parse(printJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('is indented by two, a pair of numbers on one line', () => {
    expect(
      printJson({
        a: [
          [1, 2],
          [3, 4],
        ],
        b: [],
        c: {},
        d: undefined,
        e: ['x'],
      }),
    ).toBe(`{
  "a": [
    [1, 2],
    [3, 4]
  ],
  "b": [],
  "c": {},
  "e": [
    "x"
  ]
}`)
  })
})
