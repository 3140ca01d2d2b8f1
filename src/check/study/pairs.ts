import { pairsEstimate, sampledPairs } from '../../estimate/sampled-pairs.js'
import { brief, shownNear } from '../shown.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import { constantOf } from './quantity.js'

const evaluations = 20_000

/** The steepest of sampled pairs, improved: a proved lower bound of the constant of one of the maps. */
export function pairs<P>(looked: Looked<P>): MethodFindings {
  const { subject, maps, region, seed, stop } = looked
  const { space } = subject
  const points = region ? undefined : (subject.points ?? visitedPoints(looked))
  const found = sampledPairs(maps, {
    space,
    ...(region && { region }),
    ...(points && { points }),
    seed,
    evaluations,
    stop,
  })
  return {
    rows: [
      {
        ...pairsEstimate(found),
        quantity: constantOf(looked),
        detail: pairText(found.x, found.y, space.distance(found.x, found.y)),
      },
    ],
    facts: { sampled: found.lower },
    cut: stop(),
  }
}

/** The first points of a forward path: two of them at least, where it does not leave the space. */
function visitedPoints<P>({ subject: { map, space, start }, seed, stop }: Looked<P>): P[] {
  const sequence = map.realize(seed, 1)
  const points = [start]
  for (let i = 1; i <= 100 && (i === 1 || !stop()); i++) {
    const p = sequence.at(i).apply(points.at(-1)!)
    if (space.objection(p) !== undefined) break
    points.push(p)
  }
  return points
}

/** The two points, or one and how far the other is from it, where five digits do not tell. */
function pairText<P>(x: P, y: P, distance: number): string {
  const [a, b] = [shownNear(x), shownNear(y)]
  return a === b ? `of ${a} and a point ${brief(distance)} away` : `of ${a} and ${b}`
}
