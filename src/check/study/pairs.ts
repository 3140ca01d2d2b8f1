import { pairsEstimate, sampledPairs } from '../../estimate/sampled-pairs.js'
import { shownNear } from '../shown.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import { supLip } from './quantity.js'

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
  })
  return {
    rows: [
      {
        ...pairsEstimate(found),
        quantity: supLip,
        detail: `of ${shownNear(found.x)} and ${shownNear(found.y)}`,
      },
    ],
    facts: { sampled: found.lower },
    cut: stop(),
  }
}

/** The first points of a forward path. */
function visitedPoints<P>({ subject: { map, space, start }, seed }: Looked<P>): P[] {
  const sequence = map.realize(seed, 1)
  const points = [start]
  for (let i = 1; i <= 100; i++) {
    const p = sequence.at(i).apply(points.at(-1)!)
    if (space.objection(p) !== undefined) break
    points.push(p)
  }
  return points
}
