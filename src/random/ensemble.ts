import type { SelfMap } from '../map/self-map.js'
import { type MetricSpace, PointError } from '../space/metric-space.js'
import { countOf, streamOf } from './address.js'
import { bulkRun } from './bulk.js'
import { ensembleSpace } from './ensemble-space.js'
import type { IidMap } from './iid.js'
import type { RandomMap, Seed } from './random-map.js'
import { sequence } from './sequence.js'
import { Source } from './source.js'

/**
 * `size` independent realisations of a random map of ℝ at once, as one random map: a point is the
 * Float64Array of their states, and map i applies map i of stream s·size + r to state r, s being
 * the ensemble's own stream. Any order runs on it, and every state is, to the last bit, what its
 * stream gives alone. Fast for random maps with a fused `step`, fastest where what they are made
 * of can be drawn of many streams at once: normal numbers (AR(1), random affine maps) and choices of
 * diagonal affine maps.
 * Throws RandomError unless size is a positive integer.
 */
export function ensemble(randomMap: RandomMap<number>, size: number): RandomMap<Float64Array> {
  const space = ensembleSpace(randomMap.space, size, 1, x => x[0]!)
  return together(randomMap, size, space, size, advance => (i, x) => {
    for (let r = 0; r < size; r++) x[r] = advance(i, r, x[r]!)
  })
}

/**
 * The same for a random map of ℝ^dim: a point holds the coordinates of state r at r·dim … r·dim +
 * dim − 1. Throws RandomError unless dim and size are positive integers.
 */
export function vectorEnsemble(
  randomMap: RandomMap<Float64Array>,
  dim: number,
  size: number,
): RandomMap<Float64Array> {
  countOf(dim, 'ensemble, dimension')
  const space = ensembleSpace(randomMap.space, size, dim, x => x)
  return together(randomMap, size, space, size * dim, advance => (i, x) => {
    for (let r = 0; r < size; r++) {
      x.set(advance(i, r, x.subarray(r * dim, (r + 1) * dim)), r * dim)
    }
  })
}

/** T_i of realisation r, applied to p. */
type Advance<P> = (i: number, r: number, p: P) => P
/** Replaces every state in x by its image under T_i of its realisation. */
type Run = (i: number, x: Float64Array) => void

function together<P>(
  randomMap: RandomMap<P>,
  size: number,
  space: MetricSpace<Float64Array>,
  length: number,
  loop: (advance: Advance<P>) => Run,
): RandomMap<Float64Array> {
  const { name, sampling } = randomMap
  return {
    name: `${name}, ${size} realisations`,
    space,
    sampling,
    realize(seed, stream = 0) {
      const first = streamOf(stream) * size
      streamOf(first + size - 1)
      const run = isIid(randomMap)
        ? (bulkRun(randomMap.bulk, length / size, seed, first, size) ??
          loop(stepping(randomMap, seed, first, size)))
        : loop(realized(randomMap, seed, first, size))
      const imageOf = (i: number, x: Float64Array, inPlace: boolean) => {
        if (x.length !== length) {
          throw new PointError(
            `ensemble: expected a Float64Array of length ${length}, got length ${x.length}`,
          )
        }
        const image = inPlace ? x : x.slice()
        run(i, image)
        return image
      }
      return sequence(
        (i): SelfMap<Float64Array> => ({
          name: `map ${i} of ${size} realisations of ${name}`,
          proved: {},
          apply: x => imageOf(i, x, false),
          applyInPlace: x => imageOf(i, x, true),
        }),
      )
    },
  }
}

function isIid<P>(randomMap: RandomMap<P>): randomMap is IidMap<P> {
  return 'step' in randomMap
}

/** Realisations as sequences of maps. */
function realized<P>(randomMap: RandomMap<P>, seed: Seed, first: number, size: number): Advance<P> {
  const runs = Array.from({ length: size }, (_, r) => randomMap.realize(seed, first + r))
  return (i, r, p) => runs[r]!.at(i).apply(p)
}

/** So many draws are made at once, which stay in the nearest cache; of so many states at most. */
const ahead = 8192
const mostStates = 1024
/** No more draws a map than this are made at once. */
const mostDraws = 128

/** Realisations by the fused step, all from one source; asked for in the order r = 0, 1, 2, …. */
function stepping<P>({ step }: IidMap<P>, seed: Seed, first: number, size: number): Advance<P> {
  const source = new Source(seed)
  let end = 0
  return (i, r, p) => {
    if (r !== 0 && r !== end) return step(source.hop(), p)
    // As many draws as the step before took: a guess, on which nothing but speed depends.
    const draws = Math.min(Math.max(source.taken, 1), mostDraws)
    const states = Math.min(mostStates, Math.floor(ahead / draws), size - r)
    source.prefetch(first + r, states, i, draws)
    end = r + states
    return step(source.seek(first + r, i), p)
  }
}
