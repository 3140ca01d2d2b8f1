import { describe, expect, test } from 'vitest'
import { normalLaw } from '../../src/law/reference-law.js'
import { affine } from '../../src/map/affine.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { matchers } from '../../src/matcher/index.js'
import { backward } from '../../src/order/backward.js'
import { iid } from '../../src/random/iid.js'
import { normal } from '../../src/random/normal.js'
import { ar1 } from '../../src/random/random-affine.js'
import { realLine } from '../../src/space/line.js'
import { rational } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'

/** The matchers as functions of anything: what a program without types may hand them. */
const asked = matchers as unknown as Readonly<
  Record<keyof typeof matchers, (...given: readonly unknown[]) => { readonly pass: boolean }>
>
const space = realLine
const half = affine(real, 0.5, 1)
const triple: SelfMap<number> = { name: 'x ↦ 3x', apply: x => 3 * x, proved: {} }
const to = (name: string, value: number): SelfMap<number> => ({
  name,
  apply: () => value,
  proved: {},
})
const always = (map: SelfMap<number>) => iid({ name: 'always', space, draw: () => map })
const chain = ar1({ h: 0.1, noise: normal(0, 1) })
const iterate = { randomMap: chain, order: backward, n: 3, start: 0 }
const aMap = 'expected a map (name, apply, proved) or a random map'
const aLaw = 'law: expected a law, draws or an iterate (randomMap, order, n, start)'

type Row = readonly [matcher: keyof typeof matchers, given: readonly unknown[], said: string]

const rows: readonly Row[] = [
  ['toBeLipschitz', [half, NaN, { space }], 'k: expected a number ≥ 0 of ℝ, got NaN'],
  ['toBeLipschitz', [half, -1, { space }], 'k: expected a number ≥ 0 of ℝ, got -1'],
  [
    'toBeLipschitz',
    [half, rational(1), { space }],
    'k: expected a number ≥ 0 of ℝ, got a rational',
  ],
  ['toBeLipschitz', [to('bad', NaN), 1, { space }], ': expected a point of ℝ, got NaN'],
  ['toBeLipschitz', [3, 1, { space }], `received: ${aMap}, got a number`],
  ['toBeLipschitz', [undefined, 1, { space }], `received: ${aMap}, got undefined`],
  ['toBeLipschitz', [(x: number) => x, 1, { space }], `received: ${aMap}, got a function`],
  ['toBeLipschitz', [chain, 1, { maps: 0 }], 'maps: expected an integer ≥ 1, got 0'],
  ['toBeContraction', [always(to('bad', NaN))], ': expected a point of ℝ, got NaN'],
  ['toBeContraction', [to('far', Infinity), { space }], ': expected a point of ℝ, got Inf'],
  ['toBeContraction', [half, { space, k: NaN }], 'constant 0 ≤ k < 1, got NaN'],
  ['toBeContraction', [triple, { space, runs: 0 }], 'runs: expected an integer ≥ 1, got 0'],
  [
    'toBeContraction',
    [triple, { space, points: [] }],
    'points: expected two points or more, got 0',
  ],
  [
    'toBeContraction',
    [triple, { space, points: [1] }],
    'points: expected two points or more, got 1',
  ],
  ['toBeContraction', [triple, { space, points: [1, 1] }], 'points: expected two different points'],
  ['toBeContraction', [null, { space }], `received: ${aMap}, got null`],
  ['toConvergeBackward', [chain], 'options: expected start and within, got undefined'],
  [
    'toConvergeBackward',
    [chain, { start: 0 }],
    'within: expected a number ≥ 0 of ℝ, got undefined',
  ],
  [
    'toConvergeBackward',
    [chain, { start: 0, within: NaN }],
    'within: expected a number ≥ 0 of ℝ, got NaN',
  ],
  [
    'toConvergeBackward',
    [chain, { start: 0, within: -1 }],
    'within: expected a number ≥ 0 of ℝ, got -1',
  ],
  ['toConvergeBackward', [chain, { within: 1 }], 'start: expected a point of ℝ, got undefined'],
  [
    'toConvergeBackward',
    [chain, { start: 0, within: 1, realisations: 0 }],
    'realisations: expected an',
  ],
  [
    'toConvergeBackward',
    [half, { start: 0, within: 1, space }],
    'received: expected a random map or a',
  ],
  ['toHaveSameLawAs', [3, normalLaw()], `${aLaw}, got a number`],
  ['toHaveSameLawAs', [normalLaw(), {}], `${aLaw}, got an Object`],
  ['toHaveSameLawAs', [{ ...iterate, randomMap: half }, normalLaw()], aLaw],
  [
    'toHaveSameLawAs',
    [iterate, normalLaw(), { within: NaN }],
    'within: expected a number ≥ 0 of ℝ',
  ],
  [
    'toHaveSameLawAs',
    [iterate, normalLaw(5), { detect: NaN }],
    'detect: expected a number > 0, got NaN',
  ],
  ['toBeStationaryFor', [normalLaw(), half], 'random map: expected a random map, got an Affine'],
  ['toBeStationaryFor', [undefined, chain], `${aLaw}, got undefined`],
  ['toBeStationaryFor', [normalLaw(), chain, { steps: [] }], 'steps: expected a number of steps'],
  [
    'toBeStationaryFor',
    [normalLaw(), chain, { steps: [0] }],
    'steps: expected an integer ≥ 1, got 0',
  ],
  ['toBeStationaryFor', [normalLaw(), always(to('bad', NaN))], 'T_1 (bad): expected a point'],
  [
    'toAgreeToOrder',
    [3, 1, [1]],
    'received: expected a function of h or a jet, an array, got a number',
  ],
  [
    'toAgreeToOrder',
    [() => 1, 1, () => 2, { over: real, h: NaN }],
    'h: expected a number above 2^−40',
  ],
]

describe('what makes no sense is refused in one line, negated or not', () => {
  test.each(rows)('%s %#', (matcher, given, said) => {
    let message: string | undefined
    // A matcher that throws passes neither as it is nor negated; one that returns passes one way.
    expect(() => {
      try {
        asked[matcher](...given)
      } catch (error) {
        message = (error as Error).message
        throw error
      }
    }).toThrow(said)
    expect(message).not.toContain('\n')
  })

  test('control: the same with what they are for', () => {
    expect(asked.toBeLipschitz(half, 1, { space, maps: 1, seed: 1 }).pass).toBe(true)
    expect(asked.toBeContraction(triple, { space, points: [1, 2], seed: 1 }).pass).toBe(false)
    expect(asked.toConvergeBackward(chain, { start: 0, within: 0 }).pass).toBe(false)
    expect(asked.toHaveSameLawAs(iterate, normalLaw(5), { detect: 0.5 }).pass).toBe(false)
  })
})
