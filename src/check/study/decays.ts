import { backwardDecay, backwardRow } from '../../estimate/backward-decay.js'
import { pointAt } from '../../estimate/charted.js'
import { coupledDecay, coupledRow } from '../../estimate/coupled-decay.js'
import type { Decay } from '../../estimate/decay.js'
import type { Interval } from '../../estimate/estimate.js'
import type { LogPoint } from '../../estimate/log-linear-fit.js'
import type { Figure, Series } from '../../statement/figure.js'
import { exponents } from './exponents.js'
import type { Facts } from './facts.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import type { Row } from './study.js'

/** Steps of paths: distances fall to their rounding within them where k̂ < 0.95. */
const steps = 800

/** How fast distances fall along paths: of two starts forward, of X_n and X_m backward. */
export function decays<P>(looked: Looked<P>, before: Facts): MethodFindings {
  const { subject, seed, stop, left } = looked
  const { map, start } = subject
  const other = otherStart(looked)
  const equal = equalExponents(looked, before)
  const half = performance.now() + left() / 2
  const forward =
    other === undefined
      ? undefined
      : reaching(
          coupledDecay(map, {
            seed,
            stop: () => performance.now() > half,
            starts: [start, other],
            steps,
          }),
          equal,
        )
  const backward = falling(reaching(backwardDecay(map, { seed, stop, start, steps }), equal))
  const rows: Row[] = [
    forward
      ? coupledRow(forward)
      : {
          quantity: 'k̂ forward',
          method: 'synchronous coupling',
          source: 'Theil 1950; Sen 1968',
          refused: 'no second start was found',
          evaluations: 0,
        },
    backwardRow(backward),
  ]
  const [one, two] = [forward, backward].map(rateOf)
  const figure = decayFigure(forward, backward)
  return {
    rows,
    facts: { decay: { ...(one && { forward: one }), ...(two && { backward: two }) } },
    ...(figure && { figures: [figure] }),
    cut: stop(),
  }
}

/** γ_1 where it is not told apart from γ_2, as found before, or else found here. */
function equalExponents<P>(looked: Looked<P>, before: Facts): Interval | undefined {
  const { chart } = looked.subject.space
  if (chart === undefined || chart.dimension < 2) return undefined
  if (before.exponent !== undefined) return before.equalExponents
  const third = performance.now() + looked.left() / 3
  return exponents({ ...looked, stop: () => performance.now() > third }).facts?.equalExponents
}

/**
 * Where exponents are equal or nearly so, distances are led by whichever direction is ahead, and fall
 * more slowly than at the rate γ_1 by about 1/√n: the interval then reaches down to that of γ_1.
 */
function reaching(decay: Decay, equal: Interval | undefined): Decay {
  if (decay.rate === undefined || equal === undefined) return decay
  const { interval } = decay.rate
  const low = Math.min(interval.low, equal.low)
  const note = 'down to the rate of a volume, as γ_1 and γ_2 are not told apart'
  return { ...decay, rate: { ...decay.rate, interval: { ...interval, low } }, note }
}

/** Without a limit there is no rate of convergence to it, whatever the distances of iterates do. */
function falling(decay: Decay): Decay {
  if (decay.rate === undefined || decay.rate.interval.high < 0) return decay
  const { evaluations } = decay
  return { refused: 'd(X_n, X_m) does not fall: the iterates do not settle', evaluations }
}

function rateOf(decay: Decay | undefined): Interval | undefined {
  if (decay?.rate === undefined) return undefined
  const { low, high, confidence } = decay.rate.interval
  return { low: Math.exp(low), high: Math.exp(high), confidence }
}

/** A point of the region, or of those given, that is not the start. */
function otherStart<P>({ subject, region }: Looked<P>): P | undefined {
  const { space, start, points = [] } = subject
  const corners = region ? [region.high, region.low].map(x => pointAt(space, x)) : []
  return [...corners, ...points].find(
    p => space.objection(p) === undefined && space.distance(start, p) > 0,
  )
}

function decayFigure(forward: Decay | undefined, backward: Decay): Figure | undefined {
  const series = [
    ...seriesOf('d(Y_n, Y_n′)', 'forward', forward),
    ...seriesOf('d(X_n, X_m)', 'backward', backward),
  ]
  if (series.length === 0) return undefined
  return {
    id: 'decay',
    title: 'Distances along paths',
    caption:
      'Forward: two starts under the same maps. Backward: X_n from an iterate far beyond. Geometric means over realisations, the line fitted over the stretch where they fall like k^n, and dotted what rounding leaves.',
    x: { label: 'n' },
    y: { label: 'distance', scale: 'log' },
    series,
  }
}

function seriesOf(name: string, way: string, decay: Decay | undefined): Series[] {
  if (decay?.fit === undefined) return []
  const { points, line, from, to, floor } = decay.fit
  const real = (all: readonly LogPoint[]) => all.map(([n, log]) => [n, Math.exp(log)] as const)
  const at = (n: number): LogPoint => [n, line.intercept + line.slope * n]
  return [
    { name: `${name}, ${way}`, mark: 'dots', points: real(points) },
    { name: `fit, n = ${from} … ${to}`, mark: 'line', points: real([at(from), at(to)]) },
    { name: `rounding, ${way}`, mark: 'line', dashed: true, points: real(floor) },
  ]
}
