import { iterates } from '../iterate/iterate.js'
import { type AdamState, adam, adamStart } from '../map/adam.js'
import type { SelfMap } from '../map/self-map.js'
import { forward } from '../order/forward.js'
import { rademacher } from '../random/rademacher.js'
import type { MapSequence } from '../random/random-map.js'
import { Source } from '../random/source.js'
import { float64 } from '../space/float64.js'
import { digits, upTo } from './counted.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const line = float64(1)
type State = AdamState<Float64Array>

const h = 1e-3
const fromOne = adamStart(line, Float64Array.of(1))

/** |θ_8|, |θ_16|, …, |θ_N| of Adam on θ²/2 without noise. */
function sizes(
  options: { readonly epsilon: number; readonly biasCorrection?: 'none' },
  start: State,
  N: number,
): Float64Array {
  const map = adam(line, { h, ...options }, theta => theta)
  const at = upTo(N / 8).map(j => 8 * j)
  const found = iterates({ at: () => map }, forward, start, { at })
  return Float64Array.from(found, ({ point }) => Math.abs(point.theta[0]!))
}

const largest = (xs: Float64Array) => xs.reduce((most, x) => Math.max(most, x), 0)

/** The largest of them for 3000 < n ≤ 6000, from θ = 10⁻⁹ at rest, hl/ε = κ. */
const lateSize = (kappa: number): number => {
  const start = adamStart(line, Float64Array.of(1e-9))
  return largest(sizes({ epsilon: h / kappa, biasCorrection: 'none' }, start, 6000).subarray(375))
}

/** Steps on (θ − e)²/2, e = ±1. */
function noisySteps(seed: number): MapSequence<SelfMap<State>> {
  const source = new Source(seed)
  return {
    at(i) {
      const e = rademacher(source.seek(0, i))
      return adam(line, { h, biasCorrection: 'none' }, theta => theta.map(x => x - e))
    },
  }
}

/** The rate of log|v − ṽ| between two times, for two copies from far apart with equal errors. */
function meetingRate(seed: number, at: readonly [number, number]): number {
  const starts = [1, -1].map(x => ({
    ...adamStart(line, Float64Array.of(x)),
    v: Float64Array.of(2 + 2 * x),
  }))
  const [a, b] = starts.map(start =>
    [...iterates(noisySteps(seed), forward, start, { at })].map(({ point }) => point.v[0]!),
  )
  const [early, late] = a!.map((v, i) => Math.log(Math.abs(v - b![i]!)))
  return (late! - early!) / (at[1] - at[0])
}

const times = (quick: boolean): readonly [number, number] => (quick ? [4000, 8000] : [6000, 18_000])

export const runs: readonly Check[] = [
  single('hl/ε = 37: θ → 0; hl/ε = 39 and 50: it comes back', 'empirical', () => {
    const [below, above, far] = [37, 39, 50].map(lateSize)
    return {
      holds: below! < 1e-50 && above! > 1e-9 && far! > 1e-9,
      detail: `from 10^−9, largest |θ| for 3000 < n ≤ 6000: ${[below!, above!, far!].map(x => x.toExponential(0)).join(', ')}`,
    }
  }),
  single('defaults on θ²/2, no noise: it hovers at 2.3·10^−4', 'empirical', ({ quick }) => {
    const N = quick ? 40_000 : 60_000
    const found = sizes({ epsilon: 1e-8 }, fromOne, N)
    const most = largest(found.subarray((N - 4000) / 8))
    return {
      holds: most > 2e-4 && most < 3e-4,
      detail: `h = 10^−3, ε = 10^−8: largest |θ_n| over the last 4000 of ${digits(N)} steps ${most.toExponential(1)}`,
      figures: [hovering(found, sizes({ epsilon: h / 30 }, fromOne, N))],
    }
  }),
  single('with noise two copies meet, at rate log β₂', 'empirical', ({ seed, quick }) => {
    const span = times(quick)
    const rate = meetingRate(seed, span)
    const expected = Math.log(0.999)
    return {
      holds: Math.abs(rate / expected - 1) < 0.1,
      detail: `n = ${span.join(' to ')}: log|v − ṽ| falls by ${(-rate).toFixed(6)} a step, −log β₂ = 0.001001`,
    }
  }),
]

export const runControls: readonly Check[] = [
  single('defaults, no noise: θ_n → 0, below 10^−6 from some n on', 'empirical', () => {
    const N = 32_000
    const most = largest(sizes({ epsilon: 1e-8 }, fromOne, N).subarray((N - 4000) / 8))
    return {
      holds: most < 1e-6,
      detail: `largest |θ_n| over the last 4000 of ${digits(N)} steps ${most.toExponential(1)}`,
    }
  }),
  single('two copies meet at rate log β₁, that of momentum', 'empirical', ({ seed, quick }) => {
    const rate = meetingRate(seed, times(quick))
    return {
      holds: rate < Math.log(0.9) / 2,
      detail: `log|v − ṽ| falls by ${(-rate).toFixed(6)} a step, −log β₁ = 0.105`,
    }
  }),
]

/** The largest |θ_n| found in every 200 steps, by two values of ε. */
function hovering(byDefault: Float64Array, stable: Float64Array) {
  const windows = (xs: Float64Array) =>
    upTo(xs.length / 25).map(j => [200 * j, largest(xs.subarray(25 * j - 25, 25 * j))] as const)
  return {
    id: 'd11-hover',
    title: 'Adam on θ²/2 without noise, from 1',
    caption:
      'The largest |θ_n| in every 200 steps, each eighth looked at. As v forgets, the step h/ε comes to bear: for hl/ε above 38 the minimum repels, and with the default ε it is 100,000.',
    x: { label: 'n' },
    y: { label: '|θ_n|', scale: 'log' as const },
    series: [
      { name: 'ε = 10^−8', mark: 'line' as const, points: windows(byDefault) },
      { name: 'ε = h/30', mark: 'line' as const, points: windows(stable) },
    ],
  }
}
