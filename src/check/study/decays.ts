import { backwardDecay, backwardRow } from '../../estimate/backward-decay.js'
import { pointAt } from '../../estimate/charted.js'
import { coupledDecay, coupledRow } from '../../estimate/coupled-decay.js'
import type { Decay } from '../../estimate/decay.js'
import type { Interval } from '../../estimate/estimate.js'
import type { LogPoint } from '../../estimate/log-linear-fit.js'
import type { Figure, Series } from '../../statement/figure.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import type { Row } from './study.js'

/** How fast distances fall along paths: of two starts forward, of X_n and X_m backward. */
export function decays<P>(looked: Looked<P>): MethodFindings {
  const { subject, seed, stop, left } = looked
  const { map, start } = subject
  const other = otherStart(looked)
  const half = performance.now() + left() / 2
  const forward =
    other === undefined
      ? undefined
      : coupledDecay(map, {
          seed,
          stop: () => performance.now() > half,
          starts: [start, other],
          steps: 400,
        })
  const backward = falling(backwardDecay(map, { seed, stop, start, steps: 200 }))
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
    ...seriesOf('d(Y_n, Y_n′), forward', forward),
    ...seriesOf('d(X_n, X_m), backward', backward),
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

function seriesOf(name: string, decay: Decay | undefined): Series[] {
  if (decay?.fit === undefined) return []
  const { points, line, from, to, floor } = decay.fit
  const real = (all: readonly LogPoint[]) => all.map(([n, log]) => [n, Math.exp(log)] as const)
  const at = (n: number): LogPoint => [n, line.intercept + line.slope * n]
  return [
    { name, mark: 'dots', points: real(points) },
    { name: `fit, n = ${from} … ${to}`, mark: 'line', points: real([at(from), at(to)]) },
    { name: 'rounding', mark: 'line', dashed: true, points: real(floor) },
  ]
}
