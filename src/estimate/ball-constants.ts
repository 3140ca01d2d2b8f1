import type { SelfMap } from '../map/self-map.js'
import { lipschitzIn } from '../map/self-map.js'
import type { FiniteMap } from '../random/finite.js'
import type { RandomMap } from '../random/random-map.js'
import { Source } from '../random/source.js'
import { euclidean } from '../space/euclidean.js'
import type { MetricSpace } from '../space/metric-space.js'
import { rationals } from '../space/rational.js'
import type { VectorSpace } from '../space/vector-space.js'
import type { BallConstant } from './invariant-ball.js'
import { ball, uniformIn } from './region.js'
import { atLeast } from './streams.js'

/** All maps that a finite law can give, else the first `count` of a realisation. */
export function mapsOf<P>(
  random: RandomMap<P> | FiniteMap<P>,
  seed: number,
  count: number,
): { readonly maps: readonly SelfMap<P>[]; readonly all: boolean } {
  if ('maps' in random) {
    const possible = (i: number) => rationals.compare(random.weights[i]!, rationals.zero) > 0
    return { maps: random.maps.filter((_, i) => possible(i)), all: true }
  }
  atLeast(1, count, 'maps of the law')
  const maps = random.realize(seed)
  return { maps: Array.from({ length: count }, (_, i) => maps.at(i + 1)), all: false }
}

/** The largest of the constants that the maps carry, the same on every ball; ∞ if one carries none. */
export function carriedConstant<P>(
  maps: readonly SelfMap<P>[],
  space: MetricSpace<P>,
): BallConstant {
  const k = Math.max(...maps.map(map => lipschitzIn(map, space) ?? Infinity))
  return { at: () => k, kind: 'proved', from: 'constants that the maps carry' }
}

/**
 * The largest |Tx − Ty|/|x − y| over pairs drawn in B(c, r) for each map, and in all balls asked
 * about before: near k(r), and below it. In ℓ2.
 */
export function sampledConstant(
  maps: readonly SelfMap<Float64Array>[],
  centre: Float64Array,
  { seed, pairs }: { readonly seed: number; readonly pairs: number },
): BallConstant {
  atLeast(1, pairs, 'sampled constant, pairs')
  const space = euclidean(centre.length)
  const source = new Source(seed, 'estimates')
  let asked = 0
  let most = 0
  const at = (r: number) => {
    const draw = uniformIn(ball(centre, r))
    source.seek(asked++, 0)
    for (let i = 0; i < pairs; i++) {
      const [x, y] = [draw(source), draw(source)]
      const d = space.distance(x, y)
      if (d === 0) continue
      for (const map of maps) most = Math.max(most, space.distance(map.apply(x), map.apply(y)) / d)
    }
    return most
  }
  return { at, kind: 'estimated', from: `${pairs} sampled pairs` }
}

/**
 * A better centre: `steps` iterates of the mean map x ↦ (1/n)·Σ T_i x from c, which for gradient
 * steps is descent on the mean loss. Where it contracts it ends at a point that the maps leave in
 * directions that cancel. Where `stop`, asked before each map, ends it, the last centre.
 */
export function meanCentre<P>(
  vectors: VectorSpace<P>,
  maps: readonly SelfMap<P>[],
  c: P,
  steps: number,
  stop: () => boolean = () => false,
): P {
  let centre = c
  for (let n = 0; n < steps; n++) {
    let sum = vectors.zero()
    for (const map of maps) {
      if (stop()) return centre
      sum = vectors.add(sum, map.apply(centre))
    }
    centre = vectors.scale(1 / maps.length, sum)
  }
  return centre
}
