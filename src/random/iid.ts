import type { SelfMap } from '../map/self-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import type { BulkStep } from './bulk.js'
import type { Draw } from './draw.js'
import type { ProvedOfAll, RandomMap } from './random-map.js'
import { sequence } from './sequence.js'
import { Source } from './source.js'

/** What defines an i.i.d. random map. */
export interface IidLaw<P, S = number, M extends SelfMap<P, S> = SelfMap<P, S>> {
  readonly name: string
  readonly space: MetricSpace<P, S>
  /** One map, from random bits. */
  readonly draw: Draw<M>
  /**
   * T(p) for the map T that `draw` would make of the same bits, to the last bit, without making
   * it: what ensembles are fast by. draw(source).apply(p) unless given.
   */
  readonly step?: (source: Source, p: P) => P
  /** The same of many states at once, where it is known. */
  readonly bulk?: BulkStep | undefined
  readonly proved?: ProvedOfAll<S>
}

/** A random map whose maps are independent and of one law. */
export interface IidMap<P, S = number, M extends SelfMap<P, S> = SelfMap<P, S>>
  extends RandomMap<P, S, M>,
    Required<Omit<IidLaw<P, S, M>, 'proved' | 'bulk'>> {
  readonly sampling: 'i.i.d.'
  readonly bulk?: BulkStep | undefined
}

/** The random map whose maps are independent, each of the law of `draw`. */
export function iid<P, S = number, M extends SelfMap<P, S> = SelfMap<P, S>>(
  law: IidLaw<P, S, M>,
): IidMap<P, S, M> {
  const { draw } = law
  return {
    name: law.name,
    space: law.space,
    sampling: 'i.i.d.',
    draw,
    ...(law.proved && { proved: law.proved }),
    bulk: law.bulk,
    step: law.step ?? ((source, p) => draw(source).apply(p)),
    realize(seed, stream = 0) {
      const source = new Source(seed).seek(stream, 0)
      return sequence(i => draw(source.seek(stream, i)))
    },
  }
}
