import type { SelfMap } from '../map/self-map.js'
import { reversed } from '../order/word.js'
import type { Forest } from './forest.js'
import type { Machine } from './machine.js'
import { PULSE } from './patience.js'
import type { Reached } from './walk.js'

/** The leaves lo ≤ i < hi of a forest, alike so far: one point stands for them all. */
interface Front<P> {
  readonly lo: number
  readonly hi: number
  depth: number
  held: Held<P>
}

/** A point, and how many fronts it stands for: one while it is divided, none once it is given up. */
interface Held<P> {
  point: P
  /** False for the start, which is the caller's. */
  readonly ours: boolean
  fronts: number
}

/**
 * Wavefront: one stage for each map of the longest word, innermost first; each stage makes its
 * map once and applies it to every live point whose word wants it next. The same applications as
 * a replay, in the same order for each word, hence the same bits; N stages for all backward
 * iterates n ≤ N instead of N(N+1)/2. Every word must be a subword of the longest.
 * `forest` is read from the inside.
 */
export function* wavefront<P, S, M extends SelfMap<P, S>>(
  forest: Forest,
  { tally, realize, apply, take, release }: Machine<P, S, M>,
  start: P,
): Generator<Reached<P> | undefined> {
  const { leaves } = forest
  const waiting = new Map<number, Front<P>[]>()
  let stage: readonly Front<P>[] = []
  let newest: Held<P> = { point: start, ours: false, fronts: 1 }
  let live = 0

  const letGo = (held: Held<P>) => {
    if (--held.fronts > 0 || !held.ours) return
    release(held.point)
    live--
  }

  const wait = (front: Front<P>, next: number) => {
    const fronts = waiting.get(next)
    if (fronts) fronts.push(front)
    else waiting.set(next, [front])
  }

  /** Splits leaves at a depth into fronts that wait for their next map, and yields those done. */
  function* divide(lo: number, hi: number, depth: number, held: Held<P>) {
    for (let i = lo, j: number; i < hi; i = j) {
      j = i + 1
      while (j < hi && leaves[j]!.shared > depth) j++
      const { n, word } = leaves[i]!
      if (word.length === depth) {
        yield { n, point: held.point }
        continue
      }
      wait({ lo: i, hi: j, depth, held }, word.at(depth))
      held.fronts++
    }
    letGo(held)
  }

  try {
    yield* divide(0, leaves.length, 0, newest)
    for (const index of reversed(forest.longest)) {
      const fronts = waiting.get(index)
      if (fronts === undefined) continue
      waiting.delete(index)
      stage = fronts
      tally.stages++
      const map = realize(index)
      for (const front of fronts) {
        const { lo, hi, held } = front
        const last = held.ours && held.fronts === 1
        const point = (last ? take : apply)(map, index, held.point)
        if (last) {
          held.point = point
          newest = held
        } else {
          held.fronts--
          live++
          newest = { point, ours: true, fronts: 1 }
        }
        tally.live = Math.max(tally.live, live)
        if (tally.applications % PULSE === 0) yield undefined
        const depth = front.depth + 1
        const { word } = leaves[lo]!
        if (hi === lo + 1 && depth < word.length) {
          // Nearly all are so: one leaf, not at its end. The front goes on as it is.
          front.depth = depth
          front.held = newest
          wait(front, word.at(depth))
        } else yield* divide(lo, hi, depth, newest)
      }
    }
  } finally {
    // Where the run was given up, or a map failed.
    if (live > 0) {
      const points = [...waiting.values(), stage].flat().map(({ held }) => held)
      for (const { point, ours, fronts } of new Set([newest, ...points])) {
        if (ours && fronts > 0) release(point)
      }
    }
  }
}
