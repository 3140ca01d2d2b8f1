import type { ClosedMap, SelfMap } from '../map/self-map.js'
import type { OrderMean } from '../order/mean.js'
import type { Order } from '../order/order.js'
import { runsIn, type Word } from '../order/word.js'
import type { MapSequence } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import type { VectorSpace } from '../space/vector-space.js'
import { append } from './append.js'
import { averaged } from './averaged.js'
import { type Machine, machine, startOf } from './machine.js'
import { type Patience, rest, restlessness } from './patience.js'
import { type Planned, type PlanOptions, planner } from './plan.js'
import { replay } from './replay.js'
import { emptyTally, type Tally } from './tally.js'
import type { Reached } from './walk.js'
import { wavefront } from './wavefront.js'

/** The point that a word sends the start to. */
export interface Iterate<P> {
  readonly n: number
  /** Valid until the next iterate is asked for: then the compositor may release it. */
  readonly point: P
}

/** What is wanted, and how. */
export interface IterateOptions<P, S> extends Omit<PlanOptions, 'compositionCost'> {
  /** The wanted n, each an integer ≥ 0. */
  readonly at: readonly number[]
  /** With it, the start and every point a map returns are checked, and points are released. */
  readonly space?: MetricSpace<P, S>
  /** What the mean of several orders is taken in. */
  readonly vectors?: VectorSpace<P, S>
  /** Counts what is done, as it is done. */
  readonly tally?: Tally
}

/**
 * The iterates of a sequence of maps in an order, from a start, at the wanted n, in the cheapest
 * exact way (see `plan`). They come as they are ready; read `n`, which need not increase.
 *
 * Throws RangeError for a wanted n that is no integer ≥ 0 or a strategy that the order does not
 * allow, PointError for a start outside the space, MapError when a map returns what is no point of
 * the space, and the signal's reason when aborted.
 */
export async function* iterate<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  order: Order | OrderMean,
  start: P,
  options: IterateOptions<P, S> & Patience,
): AsyncGenerator<Iterate<P>> {
  const { signal, onProgress } = options
  const tally = options.tally ?? emptyTally()
  const way = wayTo(maps, order, options)
  const total = way.plan.applications + way.plan.compositions
  const due = restlessness()
  for (const step of execute(way, order, start, { ...options, tally })) {
    signal?.throwIfAborted()
    if (step !== undefined) yield step
    else if (due()) {
      onProgress?.({ done: tally.applications + tally.compositions, total })
      await rest()
    }
  }
  onProgress?.({ done: total, total })
}

/** The same iterates, synchronously: for short work and for tests. */
export function* iterates<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  order: Order | OrderMean,
  start: P,
  options: IterateOptions<P, S>,
): Generator<Iterate<P>> {
  for (const step of execute(wayTo(maps, order, options), order, start, options)) {
    if (step !== undefined) yield step
  }
}

/** How the iterates will be had, and from which maps. */
interface Way<P, S> extends Planned {
  readonly maps: MapSequence<SelfMap<P, S>>
}

function wayTo<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  order: Order | OrderMean,
  options: IterateOptions<P, S>,
): Way<P, S> {
  const bad = options.at.find(n => !Number.isSafeInteger(n) || n < 0)
  if (bad !== undefined) throw new RangeError(`at: expected integers n ≥ 0, got ${bad}`)
  const { strategy } = options
  const planned = planner(order, options.at)
  if (strategy === undefined ? planned.incremental : strategy !== 'append') {
    return { maps, ...planned.plan(options) }
  }
  const closed = closedMaps(maps, planned.words)
  const cost = closed && { compositionCost: closed.cost }
  return { maps: closed?.maps ?? maps, ...planned.plan({ ...options, ...cost }) }
}

/**
 * The maps that words use, made once and kept, if all are of one closed class. (Only such maps,
 * which are small, are ever kept: a class can't be known to be closed before its maps are seen.)
 */
function closedMaps<P, S>(
  maps: MapSequence<SelfMap<P, S>>,
  words: readonly Word[],
): { readonly maps: MapSequence<SelfMap<P, S>>; readonly cost: number } | undefined {
  const made: Closed<P, S>[] = []
  let first: Closed<P, S> | undefined
  for (const { from, length } of runsIn(words)) {
    for (let i = from; i < from + length; i++) {
      const map = maps.at(i)
      if (!isClosed<P, S>(map)) return undefined
      first ??= map
      if (map.family !== first.family) return undefined
      made[place(i)] = map
    }
  }
  return { maps: { at: i => made[place(i)]! }, cost: first?.compositionCost ?? 1 }
}

/** A place in an array for each index, held out or not: faster than a dictionary where most are used. */
const place = (index: number) => (index > 0 ? 2 * index : -2 * index - 1)

function execute<P, S>(
  { plan, forest, maps }: Way<P, S>,
  order: Order | OrderMean,
  start: P,
  { space, vectors, tally = emptyTally() }: IterateOptions<P, S>,
): Generator<Reached<P> | undefined> {
  const origin = startOf(space, start)
  const runner = machine(maps, tally, space)
  const steps =
    plan.strategy === 'wavefront'
      ? wavefront(forest, runner, origin)
      : plan.strategy === 'append'
        ? append(forest, runner as Machine<P, S, Closed<P, S>>, origin)
        : replay(forest, runner, origin)
  return 'parts' in order ? averaged(steps, order, vectors, p => space?.release?.(p)) : steps
}

interface Closed<P, S> extends ClosedMap<P, S, Closed<P, S>> {}

const isClosed = <P, S>(map: SelfMap<P, S>): map is Closed<P, S> => 'after' in map
