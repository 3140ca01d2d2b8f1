import type { SelfMap } from '../map/self-map.js'
import { type MetricSpace, pointOf } from '../space/metric-space.js'
import type { Answer } from './answer.js'
import type { Known } from './known.js'
import { brief, shown } from './shown.js'
import { SubjectError } from './subject.js'

/** What a user's map threw, with the map that threw it. */
export class ApplicationError extends Error {
  override readonly name = 'ApplicationError'
}

/** T(p). Throws ApplicationError, in one line, where the map throws or leaves its space. */
export function applied<P, S>(known: Known<P, S>, map: SelfMap<P, S>, p: P, what: string): P {
  const { space } = known.subject
  try {
    return pointOf(space, map.apply(p), `${what}(${shown(p)})`)
  } catch (error) {
    // Anything else that a map throws comes with its name and the point: see `guarded`.
    if (error instanceof SubjectError || (error as Error).name === 'PointError') {
      throw new ApplicationError((error as Error).message)
    }
    throw error
  }
}

/** The forward orbit of the start, point by point. Throws ApplicationError. */
export function orbit<P, S>(known: Known<P, S>, length: number): P[] {
  const points = [known.subject.start]
  for (let i = 1; i <= length; i++) {
    points.push(applied(known, known.realisation.at(i), points[i - 1]!, `T_${i}`))
  }
  return points
}

/** What every random map has to satisfy before any theorem is about it. */
export function* moduleQuestions<P, S>(known: Known<P, S>): Generator<Answer> {
  const claim = 'the maps keep the space'
  const topic = 'the maps'
  let points: P[]
  try {
    points = orbit(known, 200)
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error
    yield { topic, claim, standing: 'refuted', kind: 'exact', detail: error.message, claimed: true }
    return
  }
  yield {
    topic,
    claim,
    standing: 'open',
    kind: 'empirical',
    detail: `no exception on a forward path of 200 steps in ${known.subject.space.name}`,
    claimed: true,
  }
  yield repeatable(known, points)
  yield metric(known, points.slice(0, 12))
}

/** T_i is a pure map, and the same map whenever it is asked for. */
function repeatable<P, S>(known: Known<P, S>, points: readonly P[]): Answer {
  const { subject, seed, realisation } = known
  const { space, map } = subject
  const again = map.realize(seed)
  const same = (a: P, b: P) => space.field.compare(space.distance(a, b), space.field.zero) === 0
  const base = { topic: 'the maps', claim: 'map i is the same each time', claimed: true } as const
  for (let i = 20; i >= 1; i--) {
    const p = points[i]!
    const images = [realisation, realisation, again].map(maps => maps.at(i).apply(p))
    const other = images.find(image => !same(image, images[0]!))
    if (other === undefined) continue
    const detail = `T_${i}(${shown(p)}) = ${shown(images[0]!)}, and then ${shown(other)}`
    return { ...base, standing: 'refuted', kind: 'exact', detail }
  }
  const detail = 'maps 1 … 20, made three times, in reverse, give the same images'
  return { ...base, standing: 'open', kind: 'empirical', detail }
}

/** d is symmetric, zero on the diagonal and obeys the triangle inequality. */
function metric<P, S>({ subject }: Known<P, S>, points: readonly P[]): Answer {
  const { space } = subject
  const base = { topic: 'the maps', claim: 'd is a metric', claimed: true } as const
  const refuted = (detail: string): Answer => ({
    ...base,
    standing: 'refuted',
    kind: 'exact',
    detail,
  })
  const objection = againstMetric(space, points)
  if (objection !== undefined) return refuted(objection)
  const detail = `symmetric, with the triangle inequality, on ${points.length} points of a path`
  return { ...base, standing: 'open', kind: 'empirical', detail }
}

/** The first points at which d breaks a law of metrics, beyond what its rounding explains. */
function againstMetric<P, S>(
  { field, distance: d, roundoff }: MetricSpace<P, S>,
  points: readonly P[],
): string | undefined {
  const { add, mul, compare, zero } = field
  const show = (x: S) => brief(field.toNumber(x))
  const off = (a: P, b: P) => roundoff?.(a, b) ?? zero
  const sum = field.of(1 + 2 ** -40) // the sums here are rounded too
  for (const a of points) {
    if (compare(d(a, a), zero) !== 0) return `d(a, a) = ${show(d(a, a))} at a = ${shown(a)}`
    for (const b of points) {
      const [ab, ba] = [d(a, b), d(b, a)]
      if (!(compare(ab, zero) >= 0) || compare(ab, ba) !== 0) {
        return `d(a, b) = ${show(ab)}, d(b, a) = ${show(ba)} at ${shown(a)}, ${shown(b)}`
      }
      for (const c of points) {
        const way = add(add(ab, off(a, b)), add(d(b, c), off(b, c)))
        const allowed = add(field.exact ? way : mul(sum, way), off(a, c))
        if (compare(d(a, c), allowed) > 0) {
          return `d(a, c) > d(a, b) + d(b, c) at ${shown(a)}, ${shown(b)}, ${shown(c)}`
        }
      }
    }
  }
  return undefined
}
