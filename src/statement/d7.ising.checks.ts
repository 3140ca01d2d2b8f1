import { couplingFromThePast } from '../iterate/coupling.js'
import { hoeffding } from '../law/hoeffding.js'
import { meanWithin } from '../law/mean-test.js'
import type { SelfMap } from '../map/self-map.js'
import type { MapSequence } from '../random/random-map.js'
import { rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { gamma } from './bounds.js'
import { exactDraw, unbiased } from './d7.chains.js'
import { constantBy, firstMet, given } from './d7.ising.ends.js'
import {
  gibbs,
  heatBath,
  type Lattice,
  lattice,
  localField,
  magnetisation,
  upRate,
} from './d7.ising.js'
import { critical, e2βc, four, nine, valuesCheck } from './d7.ising.values.js'
import { all, either, equals, stated } from './finding.js'
import { single } from './property.js'
import type { Check, Context } from './statement.js'
import { LEVELS, tested } from './tested.js'

const Q = rationals
/** ⟨|m|⟩ of a law of states, which is divided by its sum. */
function meanMagnetisation(on: Lattice, weights: readonly number[]): number {
  const total = weights.reduce(real.add)
  return weights.reduce((sum, w, s) => sum + (w * magnetisation(on, s)) / on.sites, 0) / total
}

/** ⟨|m|⟩ on 3×3 at β_c. */
const onNine = 0.58435400882649

/** |m| of independent draws on 3×3 at β_c, against ⟨|m|⟩. */
const magnetised = (
  { seed, quick }: Context,
  draw: (maps: MapSequence<SelfMap<number>>) => number,
) => {
  const law = heatBath(nine, critical)
  const sample = Array.from(
    { length: quick ? 1600 : 6000 },
    (_, stream) => magnetisation(nine, draw(law.realize(seed, stream))) / 9,
  )
  return tested(
    againstMean(nine, onNine).run(sample, LEVELS),
    `⟨|m|⟩ ≈ ${(sample.reduce(real.add) / sample.length).toFixed(3)}, off ${onNine.toFixed(5)} by`,
  )
}

/** The test of ⟨|m|⟩ from draws of |m|, at most 1 and at least 0, or 1/sites if they are odd. */
const againstMean = ({ sites }: Lattice, mean: number) =>
  meanWithin(mean, mean, hoeffding((sites % 2) / sites, 1))

/** How far ⟨|m|⟩ of a law of states, up to what it leaves open, is off at β_c. */
function bias(on: Lattice, weights: readonly number[]): number {
  const exact = meanMagnetisation(on, gibbs(real, on, e2βc))
  return Math.abs(meanMagnetisation(on, weights) - exact) + given(real, weights).open
}

/** ⟨m²⟩ − ⟨|m|⟩² at β_c. */
function variance(on: Lattice): number {
  const π = gibbs(real, on, e2βc)
  const square = π.reduce((sum, p, s) => {
    const m = magnetisation(on, s) / on.sites
    return sum + p * m * m
  }, 0)
  return square - meanMagnetisation(on, π) ** 2
}

const forwardBias = (on: Lattice) => bias(on, firstMet(real, on, e2βc, 32))

function freshBias(on: Lattice): number {
  let [fresh, open] = [gibbs(real, on, 1).map(() => 0), 1]
  const laws = constantBy(real, on, e2βc, 32)
  for (let n = 1; n <= 32; n *= 2) {
    const now = given(real, laws[n - 1]!)
    fresh = fresh.map((p, s) => p + open * now.weights[s]!)
    open *= now.open
  }
  return bias(on, fresh)
}

export const isingChecks: readonly Check[] = [
  valuesCheck,
  single('Ising: the heat bath keeps π, e^{2β} = 2 and 3', 'exact', () => {
    const found = [four, lattice(2, 'periodic'), nine].flatMap(on =>
      [2, 3].flatMap(x => {
        const π = gibbs(Q, on, Q.of(x))
        return Array.from({ length: on.sites }, (_, site) => site).flatMap(site =>
          π.flatMap((p, up) => {
            if (((up >> site) & 1) === 0) return []
            const either = p.add(π[up & ~(1 << site)]!)
            const rate = upRate(Q, Q.of(x), localField(on, up, site))
            return [equals(Q, either.mul(rate), p, `${on.name}: πP(${up})`)]
          }),
        )
      }),
    )
    return stated(all(found), `${found.length} equations (π(s⁻) + π(s⁺)) p(h) = π(s⁺) over ℚ`)
  }),
  single('Ising 2×2, e^{2β} = 2: P(value s by n) ≤ π(s)', 'exact', ({ quick }) => {
    const most = quick ? 4 : 6
    const π = gibbs(Q, four, Q.of(2))
    const laws = constantBy(Q, four, Q.of(2), most).map(weights => given(Q, weights))
    return stated(
      all(laws.map(law => exactDraw(law, π))),
      `16 states, n = 1 … ${most} sweeps; ${laws.at(-1)!.open.valueOf().toFixed(3)} left open at the last`,
    )
  }),
  single('Ising 3×3 at β_c from the past: ⟨|m|⟩ = .58435', 'statistical', context =>
    magnetised(context, maps => couplingFromThePast(maps, [0, 511]).value),
  ),
  single('Ising at β_c: 6000 |m| are blind to both mistakes', 'numerical', ({ quick }) => {
    const on = quick ? four : nine
    // Sums of positive terms, two thousand roundings each at most: that is in the 4γ_2000.
    const [forward, fresh] = [forwardBias(on), freshBias(on)].map(off => off + 4 * gamma(2000))
    const one = Math.sqrt(variance(on) / 6000)
    const [few, more] = [forward!, fresh!].map(off =>
      (againstMean(on, onNine).samples(off, LEVELS) / 1e6).toFixed(1),
    )
    return either(
      Math.max(forward!, fresh!) < one,
      `${on.name}: off ≤ ${forward!.toFixed(4)}, ${fresh!.toFixed(4)}; sd/√6000 = ${one.toFixed(4)}; ${few}, ${more} million would do`,
    )
  }),
]

export const isingControls: readonly Check[] = [
  single('Ising 2×2, e^{2β} = 2, forward in time', 'exact', ({ quick }) => {
    const first = firstMet(Q, four, Q.of(2), quick ? 7 : 8)
    return unbiased(given(Q, first), gibbs(Q, four, Q.of(2)))
  }),
  single('Ising 3×3 at β_c, one sweep from all spins up', 'statistical', context =>
    magnetised(context, maps => maps.at(1).apply(511)),
  ),
  single('6000 draws of |m| see “forward in time”', 'numerical', ({ quick }) => {
    const on = quick ? four : nine
    const off = forwardBias(on)
    const seen = againstMean(on, onNine).detectable(6000, LEVELS)
    return either(off >= seen, `⟨|m|⟩ is off by ${off.toFixed(4)}, seen from ${seen.toFixed(3)} on`)
  }),
]
