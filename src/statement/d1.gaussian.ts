import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'
import { iterates } from '../iterate/iterate.js'
import { kolmogorovTest } from '../law/kolmogorov.js'
import { exponentialLaw, type ReferenceLaw } from '../law/reference-law.js'
import { denseAffine } from '../map/dense-affine.js'
import { forward } from '../order/forward.js'
import { iid } from '../random/iid.js'
import { standardNormal } from '../random/normal.js'
import { euclidean } from '../space/euclidean.js'
import { float64 } from '../space/float64.js'
import { real } from '../space/real.js'
import { unitRoundoff } from '../space/roundoff.js'
import { upTo } from './counted.js'
import { all, atMost, either, stated } from './finding.js'
import { single } from './property.js'
import type { Check, Context } from './statement.js'
import { LEVELS, tested } from './tested.js'

/** Euler’s constant. */
const euler = 0.577_215_664_901_532_9

/** ψ(d/2), from ψ(1/2) = −γ − 2 log 2, ψ(1) = −γ and ψ(x + 1) = ψ(x) + 1/x. */
const digammaOfHalf = (d: number): number =>
  d === 1 ? -euler - 2 * Math.LN2 : d === 2 ? -euler : digammaOfHalf(d - 2) + 2 / (d - 2)

/** γ_1 = E log|Gv| = (log 2 + ψ(d/2))/2: half of the mean logarithm of χ²_d. */
const topExponent = (d: number): number => (Math.LN2 + digammaOfHalf(d)) / 2

/** x ↦ Gx on ℝ^d, the entries of G standard normal. */
function gaussian(d: number) {
  const space = float64(d)
  return iid({
    name: `x ↦ Gx on ℝ^${d}, G normal`,
    space: euclidean(d),
    draw: source => {
      const rows = upTo(d).map(() => new Float64Array(d).map(() => standardNormal(source)))
      return denseAffine(space, rows, space.zero())
    },
  })
}

/** χ²_d, the law of |Gv|² for a unit vector v. */
const chiSquare = (d: number): ReferenceLaw => ({
  name: `χ²_${d}`,
  mean: d,
  variance: 2 * d,
  cdf: x => chiSquareCdf(x, d),
})

/** |Y_{i+1}|²/|Y_i|² along forward paths, short enough that no |Y_i|² leaves the doubles. */
function growth(d: number, { seed, quick }: Context): number[] {
  const space = float64(d)
  const start = new Float64Array(d).map((_, i) => (i === 0 ? 1 : 0))
  const at = [0, ...upTo(200)]
  return upTo(quick ? 6 : 40).flatMap(stream => {
    const maps = gaussian(d).realize(seed, stream)
    const squares = Array.from(iterates(maps, forward, start, { at }), ({ point }) =>
      space.dot(point, point),
    )
    return squares.slice(1).map((square, i) => square / squares[i]!)
  })
}

const factors = (d: number, law: ReferenceLaw, context: Context) =>
  tested(
    kolmogorovTest(law).run(growth(d, context), LEVELS),
    `d = ${d}, against ${law.name}, sup|F − G|`,
  )

/** As listed, to 16 digits. */
const listed = [-0.6351814227307391, 0.05796575782920622, 0.3648185772692609, 0.5579657578292062]

export const gaussianChecks: readonly Check[] = [
  ...[2, 4].map(d =>
    single(
      `normal ${d} × ${d}: factors of |Y_i|² are i.i.d. χ²_${d} along a path`,
      'statistical',
      context => factors(d, chiSquare(d), context),
    ),
  ),
  single('so γ_1 = (log 2 + ψ(d/2))/2: −.635, .0580, .365, .558', 'numerical', () => {
    // At most 6 roundings of numbers below 3 in either value.
    const found = listed.map((value, i) =>
      atMost(
        real,
        Math.abs(topExponent(i + 1) - value),
        18 * unitRoundoff,
        `d = ${i + 1}: difference`,
      ),
    )
    const shown = listed.map((_, i) => topExponent(i + 1).toPrecision(7)).join(', ')
    return stated(all(found), `d = 1, 2, 3, 4: ${shown}`)
  }),
  single('d = 2: |det G| is exponential, γ_1 + γ_2 = −.5772', 'statistical', ({ seed, quick }) => {
    const maps = gaussian(2).realize(seed)
    const areas = upTo(quick ? 2000 : 8000).map(i => {
      const [u, v] = maps.at(i).rows
      return Math.abs(u![0]! * v![1]! - u![1]! * v![0]!)
    })
    const sum = topExponent(2) + topExponent(1)
    const outcome = tested(kolmogorovTest(exponentialLaw()).run(areas, LEVELS), 'sup|F − G|')
    return { ...outcome, detail: `E log = −γ = ${sum.toPrecision(6)}; ${outcome.detail}` }
  }),
]

export const gaussianControls: readonly Check[] = [
  single('normal 2 × 2: factors of |Y_i|² are χ²_1, one degree short', 'statistical', context =>
    factors(2, chiSquare(1), context),
  ),
  single('γ_1 = (1/2) log E|Gv|² = (1/2) log d', 'numerical', () => {
    const [mistaken, value] = [Math.log(2) / 2, listed[1]!]
    const shown = `d = 2: ${mistaken.toPrecision(7)} in place of ${value.toPrecision(7)}`
    return either(Math.abs(mistaken - value) <= 18 * unitRoundoff, shown)
  }),
]
