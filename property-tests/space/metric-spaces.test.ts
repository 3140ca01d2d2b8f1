import fc from 'fast-check'
import { describe, test } from 'vitest'
import { chebyshev, chebyshevOver } from '../../src/space/chebyshev.js'
import { circle } from '../../src/space/circle.js'
import { coordinates } from '../../src/space/coordinates.js'
import { euclidean, weighted } from '../../src/space/euclidean.js'
import { discrete, finiteSet } from '../../src/space/finite-set.js'
import { interval } from '../../src/space/interval.js'
import { rationalLine, realLine } from '../../src/space/line.js'
import { manhattan, manhattanOver } from '../../src/space/manhattan.js'
import type { MetricSpace } from '../../src/space/metric-space.js'
import { positiveCone } from '../../src/space/positive-cone.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { maxProduct, sumProduct } from '../../src/space/product.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { simplex, simplexOver } from '../../src/space/simplex.js'
import { type Letters, words } from '../../src/space/words.js'
import type { Law } from './law.js'
import { type MetricLawConstraints, metricLaws } from './metric-laws.js'
import {
  arrays,
  distanceMatrices,
  float64Arrays,
  floatProbabilities,
  floats,
  fractions,
  positiveFloats,
  probabilities,
  rays,
  rayTwins,
  sameRay,
  segmentTriples,
  unitFloats,
  unitFractions,
  wordsOver,
} from './points.js'

const sameNumber = (a: number, b: number) => a === b
const sameFraction = (a: Rational, b: Rational) => a.equals(b)
const sameVector = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  a.length === b.length && Array.from(a).every((x, i) => x === b[i])
const sameFractions = coordinates(rationals, 3).equal

function lawful<P, S>(space: MetricSpace<P, S>, constraints: MetricLawConstraints<P>): void {
  run(`${space.name}, d = ${space.metric}`, metricLaws(space, constraints))
}

function run(title: string, laws: readonly Law[]): void {
  describe(title, () => {
    for (const each of laws) test(each.name, () => each.assert())
  })
}

lawful(realLine, { points: floats, same: sameNumber })
lawful(rationalLine, { points: fractions, same: sameFraction })

for (const space of [euclidean, manhattan, chebyshev].flatMap(of => [of(1), of(3)])) {
  const dim = Number(space.name[2])
  const points = float64Arrays(dim)
  lawful(space, { points, same: sameVector, triples: segmentTriples(points) })
}
lawful(weighted([1, 2, 0.1]), {
  points: float64Arrays(3),
  same: sameVector,
  triples: segmentTriples(float64Arrays(3)),
})
for (const space of [manhattanOver(rationals, 3), chebyshevOver(rationals, 3)]) {
  lawful(space, { points: arrays(3, fractions), same: sameFractions })
}
lawful(manhattanOver(real, 3), { points: arrays(3, floats), same: sameVector })

lawful(interval(real, -64, 64), { points: floats, same: sameNumber })
lawful(interval(rationals, rational(0), rational(1)), { points: unitFractions, same: sameFraction })
lawful(circle(real), { points: unitFloats, same: sameNumber })
lawful(circle(rationals), { points: unitFractions, same: sameFraction })
lawful(positiveReals, { points: positiveFloats, same: sameNumber })
lawful(positiveReals, {
  points: fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true }),
  same: sameNumber,
})
lawful(positiveCone(3), {
  points: rays(3),
  same: sameRay,
  twins: rayTwins(3),
  triples: segmentTriples(rays(3)),
})
lawful(simplex(4), {
  points: floatProbabilities(4),
  same: sameVector,
  triples: segmentTriples(floatProbabilities(4)),
})
lawful(simplexOver(rationals, 3), { points: probabilities(3), same: sameFractions })

lawful(discrete(5), { points: fc.nat({ max: 4 }), same: sameNumber, ultrametric: true })
describe('finite sets', () => {
  const matrices = distanceMatrices(4)
  const points = fc.nat({ max: 3 })
  test('every random distance matrix passes the law suite', () => {
    fc.assert(
      fc.property(matrices, matrix => {
        const laws = metricLaws(finiteSet(rationals, matrix), { points, same: sameNumber })
        for (const each of laws) each.assert({ numRuns: 30 })
      }),
      { numRuns: 30 },
    )
  })
})
lawful(finiteSet(real, floatDistances([0, 0.1, 0.4, 0.8, 1.1])), {
  points: fc.nat({ max: 4 }),
  same: sameNumber,
})

const sameLetters = (v: Letters, w: Letters) =>
  v.length === w.length &&
  Array.from({ length: v.length }, (_, i) => v.at(i) === w.at(i)).every(Boolean)
lawful(words(rationals, { alphabet: 2 }), {
  points: wordsOver(2),
  same: sameLetters,
  ultrametric: true,
})
lawful(words(real, { alphabet: 3, base: 3, depth: 16 }), {
  points: wordsOver(3),
  same: sameLetters,
  ultrametric: true,
})

const pairs = fc.tuple(float64Arrays(2), unitFloats)
const samePair = (a: readonly [Float64Array, number], b: readonly [Float64Array, number]) =>
  sameVector(a[0], b[0]) && a[1] === b[1]
lawful(maxProduct(euclidean(2), circle(real)), { points: pairs, same: samePair })
lawful(sumProduct(euclidean(2), circle(real)), { points: pairs, same: samePair })
for (const product of [maxProduct, sumProduct]) {
  lawful(product<readonly [Rational, Rational], Rational>(rationalLine, circle(rationals)), {
    points: fc.tuple(fractions, unitFractions),
    same: (a, b) => a[0].equals(b[0]) && a[1].equals(b[1]),
  })
}

/** |x_i − x_j| as doubles give it: rounded, so that some triangles are broken by an ulp. */
function floatDistances(xs: readonly number[]): number[][] {
  return xs.map(x => xs.map(y => Math.abs(x - y)))
}
