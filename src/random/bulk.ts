import type { Draw } from './draw.js'
import type { Seed } from './random-map.js'
import { type Sources, sourcesOf } from './sources.js'

/** A random number that can be drawn of many streams at once: what ensembles are fastest by. */
export interface BulkDraw extends Draw<number> {
  /** `each` values of every stream, to the last bit those that the draw itself gives of it. */
  readonly bulk: (sources: Sources, each: number) => Float64Array
}

export const bulkDraw = (draw: Draw<number>, bulk: BulkDraw['bulk']): BulkDraw =>
  Object.assign(draw, { bulk })

export function inBulk(draw: Draw<number>): draw is BulkDraw {
  return 'bulk' in draw
}

/** One step of many states at once, whose coordinates lie side by side in one array. */
export interface BulkStep {
  /** The coordinates of a state. */
  readonly width: number
  /** How many values are drawn for a map. */
  readonly draws: number
  /** Replaces the states in x[from … to − 1], one a stream, by their images. */
  apply(sources: Sources, x: Float64Array, from: number, to: number): void
}

/** Maps of more draws are made one by one: the draws of sixteen have to fit in 4 MB. */
const mostDraws = 10_000

/**
 * What replaces the states in x by their images under map i of streams first … first + size − 1;
 * undefined where there is no step in bulk of that width, or no WebAssembly.
 */
export function bulkRun(
  bulk: BulkStep | undefined,
  width: number,
  seed: Seed,
  first: number,
  size: number,
): ((i: number, x: Float64Array) => void) | undefined {
  if (bulk === undefined || bulk.width !== width || bulk.draws > mostDraws) return undefined
  const sources = sourcesOf(seed)
  if (sources === undefined) return undefined
  const draws = bulk.draws + (bulk.draws >> 5) // some are rejected
  // Sixteens of states, since blocks are made in eights, each for two streams; as many as stay in
  // the nearest cache.
  const states = 16 * Math.min(64, Math.max(1, Math.floor(128 / draws)))
  return (i, x) => {
    for (let r = 0; r < size; r += states) {
      const end = Math.min(r + states, size)
      sources.seek(first + r, end - r, i, draws)
      bulk.apply(sources, x, r * width, end * width)
    }
  }
}
