import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { plan } from '../iterate/plan.js'
import { type DenseAffine, denseAffine } from '../map/dense-affine.js'
import { backward } from '../order/backward.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { all, either, type Finding, stated } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const p = 3
const space = coordinates(Q, p)
type Row = readonly Rational[]
type Matrix = DenseAffine<Row, Rational>

/** A class of matrices given by their first rows, and how entry (i, j) follows from that. */
const classes = {
  circulant: (first: Row, i: number, j: number) => first[(j - i + p) % p]!,
  diagonal: (first: Row, i: number, j: number) => (i === j ? first[i]! : Q.zero),
}

const isOf = (of: keyof typeof classes, { rows }: Matrix): boolean => {
  const first = of === 'circulant' ? rows[0]! : rows.map((row, i) => row[i]!)
  return rows.every((row, i) => row.every((a, j) => Q.compare(a, classes[of](first, i, j)) === 0))
}

const row = fc.array(rationalUpTo(3), { minLength: p, maxLength: p })

/** Maps x ↦ Ax + b of ℚ³ with all A of one class, and a start. */
const structured = fc
  .record({
    of: fc.constantFrom('circulant' as const, 'diagonal' as const),
    given: fc.array(fc.tuple(row, row), { minLength: 1, maxLength: 4 }),
    start: row,
  })
  .map(({ of, given, start }) => ({
    of,
    start,
    maps: given.map(([first, b]) => {
      const rows = upTo(p).map(i => upTo(p).map(j => classes[of](first, i - 1, j - 1)))
      return denseAffine<Row, Rational>(space, rows, b)
    }),
  }))

/** That T_1 … T_n is of the class, and takes the start to X_n. */
function stays(of: keyof typeof classes, maps: readonly Matrix[], start: Row): Finding {
  const composed = maps.reduce((C, T) => C.after(T))
  const x = applyWord(listed(maps), backward.word(maps.length), start)
  return all([
    either(isOf(of, composed), `${composed.name} is not ${of}`),
    either(
      space.equal(composed.apply(start), x),
      `${composed.name} does not give X_${maps.length}`,
    ),
  ])
}

export const matrixChecks: readonly Check[] = [
  property({
    name: 'circulant matrices stay circulant, diagonal ones diagonal, in ℚ³',
    kind: 'exact',
    given: structured,
    show: ({ maps, start }) =>
      `${maps.map(({ name }) => name).join('; ')}; start ${start.map(x => x.toFraction())}`,
    runs: 40,
    holds: ({ of, maps, start }) => stays(of, maps, start),
  }),
  single('full p × p matrices: appending is planned from N = 2p + 2 on', 'exact', () => {
    const found = [1, 2, 5, 10, 20].flatMap(size =>
      upTo(3 * size + 5).map(N => {
        const { strategy } = plan(backward, upTo(N), { compositionCost: size })
        // N compositions at p applications each and N evaluations, against N(N + 1)/2.
        return either((strategy === 'append') === N >= 2 * size + 2, `p = ${size}, N = ${N}`)
      }),
    )
    return stated(
      all(found),
      'all n ≤ N ≤ 3p + 5, p = 1, 2, 5, 10, 20, a composition p steps’ worth',
    )
  }),
]
