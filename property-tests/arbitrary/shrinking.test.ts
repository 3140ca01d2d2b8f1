import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  affineMap,
  clippedMap,
  contractionConstant,
  contractions,
  denseMap,
  diagonalMap,
  discreteLaw,
  finiteChain,
  finiteRandomMap,
  indexWord,
  iterationOrder,
  lineMap,
  mapSequence,
  mobiusMap,
  piecewiseLinearMap,
  pointAround,
  polynomialVectorField,
  quadraticStep,
  sampledRandomMap,
  scalar,
  tableMap,
  unitVector,
  vector,
} from '../../src/arbitrary/index.js'
import { rationalKey } from '../../src/law/finite-law.js'
import { coordinates } from '../../src/space/coordinates.js'
import { float64 } from '../../src/space/float64.js'
import { rationalLine } from '../../src/space/line.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { rationals as Q, rational } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'

/** The counterexample to a false claim, as fast-check's report writes it. */
function counterexample<T>(values: fc.Arbitrary<T>, claim: (value: T) => boolean): string {
  const found = fc.check(fc.property(values, claim), { seed: 1, numRuns: 2000 })
  if (found.counterexample === null) throw new Error('expected a counterexample, got none')
  return fc.stringify(found.counterexample[0])
}

const k = rational(1, 2)
const [zero, one] = [rational(0), rational(1)]
const [Q2, R2] = [coordinates(Q, 2), float64(2)]

describe('what is left of a counterexample can be read', () => {
  test('scalars', () => {
    expect(counterexample(scalar(Q), x => x.compare(2.5) < 0)).toBe('3')
    expect(counterexample(scalar(real), x => x < 2.5)).toBe('3')
    expect(counterexample(contractionConstant(Q), x => x.compare(0.5) <= 0)).toBe('2/3')
  })

  test('maps of the line', () => {
    const contraction = lineMap(Q, { k, kinds: ['affine', 'folded', 'clipped'] })
    expect(counterexample(contraction, T => T.proved.fixedPoint!.compare(3) < 0)).toBe('x ↦ 3')
    expect(counterexample(lineMap(Q, { k }), T => T.apply(one).compare(T.apply(zero)) >= 0)).toBe(
      'x ↦ -1/8·x',
    )
    expect(counterexample(affineMap(real), T => T.apply(0) < 2)).toBe('x ↦ 2')
    expect(counterexample(clippedMap(Q), ({ bounds: { lo, hi } }) => !lo || !hi)).toBe(
      'x ↦ clip(0, 0, 0)',
    )
    expect(counterexample(piecewiseLinearMap(Q), T => T.knots.length < 3)).toBe(
      'x ↦ linear through (0, 0) (1, 0) (2, 0), end slopes 0, 0',
    )
    expect(
      counterexample(mobiusMap(Q), T => T.proved.lipschitz!['|log|']!.compare(0.5) < 0),
    ).toMatchInlineSnapshot(`"x ↦ (x + 2)/(3·x + 1/2)"`)
  })

  test('maps of other spaces', () => {
    expect(counterexample(tableMap(3), T => T.images.some((image, i) => image === i))).toBe(
      'i ↦ [1, 0, 0][i]',
    )
    expect(counterexample(diagonalMap(Q2), T => T.apply([one, one])[1]!.compare(2) < 0)).toBe(
      'x ↦ diag(0, 0)·x + (0, 2)',
    )
    expect(counterexample(denseMap(Q2, { k }), T => T.rows[0]![1]!.equals(0))).toBe(
      'x ↦ [(0, 1/4), (0, 0)]·x + (0, 0)',
    )
    expect(
      counterexample(quadraticStep(R2), T => T.apply(new Float64Array(2))[0]! < 1),
    ).toMatchInlineSnapshot(`"θ ↦ θ - 0.125·diag(2.5, 1)·(θ - (4, 0))"`)
  })

  test('points', () => {
    expect(counterexample(vector(Q2), ([x, y]) => x!.add(y!).compare(3) < 0)).toBe('[0,3]')
    expect(counterexample(unitVector(Q2), ([, y]) => y!.compare(0.5) < 0)).toBe('[0,1]')
    expect(counterexample(pointAround(positiveReals, 1), x => x < 2)).toBe('2')
  })

  test('laws and random maps', () => {
    const law = discreteLaw(scalar(Q), rationalKey)
    expect(counterexample(law, ({ atoms }) => atoms.length < 2)).toBe('1/2 at 0, 1/2 at 1')
    const choice = finiteRandomMap(rationalLine, affineMap(Q))
    expect(counterexample(choice, ({ maps }) => maps.length < 2)).toBe('1/2 of x ↦ 0, 1/2 of x ↦ 0')
    expect(
      counterexample(sampledRandomMap(rationalLine, affineMap(Q)), randomMap => {
        const maps = randomMap.realize(1)
        return randomMap.sampling === 'i.i.d.' || maps.at(1).name === maps.at(2).name
      }),
    ).toMatchInlineSnapshot(`"reshuffled sampling of x ↦ 0, x ↦ -1"`)
    expect(
      counterexample(finiteChain(), ({ maps }) => maps[0]!.images.some((image, i) => image === i)),
    ).toBe('1 of i ↦ [1, 0][i]')
  })

  test('systems and sequences', () => {
    expect(
      counterexample(contractions(Q), ({ maps, start }) =>
        maps.every(T => T.apply(start).compare(2) < 0),
      ),
    ).toMatchInlineSnapshot(`"k = 6/7; x ↦ 2, x ↦ 0; start 0"`)
    expect(
      counterexample(mapSequence(affineMap(Q)), ({ at }) => at(1).apply(one).compare(2) < 0),
    ).toMatchInlineSnapshot(`"T_1: x ↦ 2, T_2: x ↦ 0"`)
  })

  test('orders and words', () => {
    expect(counterexample(iterationOrder(), order => order.word(5).length === 5)).toBe(
      'anchored-held-out(1)',
    )
    expect(counterexample(indexWord(), w => w.length < 2)).toBe('T_1 T_1')
    expect(counterexample(indexWord({ repeats: false }), w => w.length < 2)).toMatchInlineSnapshot(
      `"T_1 T_2"`,
    )
    expect(counterexample(indexWord({ heldOut: true }), w => [...w].every(i => i > 0))).toBe('S_1')
    expect(counterexample(indexWord(), () => false)).toBe('the empty word')
  })

  test('vector fields', () => {
    expect(counterexample(polynomialVectorField(Q), V => V.degree < 2)).toBe('0·x²')
    expect(
      counterexample(polynomialVectorField(Q, { dimension: 2 }), ({ components: [, second] }) =>
        second!.every(({ coefficient, powers: [p, q] }) => p! * q! === 0 || coefficient.equals(0)),
      ),
    ).toMatchInlineSnapshot(`"(0, x·y)"`)
  })
})

test('values read the same inside arrays and records', () => {
  const both = fc.record({ maps: fc.array(affineMap(Q), { minLength: 1 }), start: scalar(Q) })
  expect(
    counterexample(both, ({ maps, start }) => maps[0]!.apply(start).compare(1) < 0),
  ).toMatchInlineSnapshot(`"{"maps":[x ↦ 1,x ↦ 0],"start":0}"`)
})
