import { scheduled, type Timed, timed } from '../../map/scheduled.js'
import type { SelfMap } from '../../map/self-map.js'
import { type BatchLaw, batchLaw } from '../../random/batch-law.js'
import type { RandomMap } from '../../random/random-map.js'
import type { MetricSpace } from '../../space/metric-space.js'
import { type Batch, gather } from '../data/index.js'
import type { Rule } from '../optimiser.js'
import type { Examination, Marks } from './examination.js'
import type { Saving } from './saved-state.js'
import { stepSize } from './schedule.js'
import { type Training, type TrainingData, TrainingError } from './training.js'

/** A training ready to be iterated: the random map of its steps, states to start from, and marks. */
export interface Trainer<P = unknown> extends Saving<P> {
  readonly name: string
  /** What computes it: "dense: WebAssembly SIMD, one thread". */
  readonly device: string
  /** Backends that 'auto' passed over, and why. */
  readonly passed: readonly string[]
  readonly maps: RandomMap<P>
  /** Bytes of one state. */
  readonly bytes: number
  /** A state before any step, the caller's to release: a pure function of the seed. */
  start(seed: number): P
  /** The mean of states, the caller's to release. @throws TrainingError where counters differ */
  mean(states: readonly P[]): P
  /** The parameters of a state, in the order of the model's shapes. */
  read(state: P): Promise<Float32Array>
  examine(state: P, examination: Examination): Promise<Marks>
  /** How many arrays or tensors there are that nobody has given up. */
  live(): number
}

/** The part of a trainer that differs from carrier to carrier. */
export interface Carrier<P> extends Omit<Trainer<P>, 'maps'> {
  readonly space: MetricSpace<P>
  step(rule: Rule, batch: () => Batch): SelfMap<P>
}

/** The trainer of a carrier: map i is the step on batch i, with the schedule and counter asked for. */
export function trainerOn<P>(
  carrier: Carrier<P>,
  training: Training,
  { train }: TrainingData,
): Trainer<P> | Trainer<Timed<P>> {
  const { rule, schedule, counter = 'applied' } = training
  const law = batchLaw(train.rows, training.batch.size, training.batch.sampling)
  const at = (t: number): Rule => ({ ...rule, h: stepSize(rule.h, schedule, t) })
  const batchOf = (rows: readonly number[]) => once(() => gather(train, rows))
  const falling = schedule === undefined ? '' : `, ${schedule.shape} schedule`
  if (counter === 'data index') {
    const name = `${carrier.name}${falling}, counted by data index`
    return {
      ...carrier,
      name,
      maps: stepsOf({ name, space: carrier.space }, law, (rows, i) => {
        const counted = at(Math.abs(i))
        const indexed = { ...counted, biasCorrection: { dataIndex: Math.abs(i) } }
        return carrier.step(rule.method === 'Adam' ? (indexed as Rule) : counted, batchOf(rows))
      }),
    }
  }
  if (schedule === undefined) {
    return { ...carrier, maps: stepsOf(carrier, law, rows => carrier.step(rule, batchOf(rows))) }
  }
  const name = `${carrier.name}${falling}`
  return {
    ...carrier,
    name,
    start: seed => timed(carrier.start(seed)),
    async save({ point, t }: Timed<P>) {
      const { arrays, numbers } = await carrier.save(point)
      return { arrays, numbers: { ...numbers, applied: t } }
    },
    restore: saved => ({ point: carrier.restore(saved), t: saved.numbers.applied! }),
    mean: (states: readonly Timed<P>[]) => ({
      point: carrier.mean(states.map(({ point }) => point)),
      t: commonCounter(states),
    }),
    read: (state: Timed<P>) => carrier.read(state.point),
    examine: (state: Timed<P>, what: Examination) => carrier.examine(state.point, what),
    maps: stepsOf({ name, space: timedSpace(carrier.space) }, law, rows => {
      const batch = batchOf(rows)
      return scheduled(name, t => carrier.step(at(t), batch))
    }),
  }
}

function stepsOf<P>(
  { name, space }: { readonly name: string; readonly space: MetricSpace<P> },
  law: BatchLaw,
  step: (rows: readonly number[], i: number) => SelfMap<P>,
): RandomMap<P> {
  return {
    name: `${name}, ${law.name}`,
    space,
    sampling: law.sampling,
    realize(seed, stream) {
      const batches = law.realize(seed, stream)
      return { at: i => step(batches.at(i), i) }
    },
  }
}

function commonCounter(states: readonly Timed<unknown>[]): number {
  const { t } = states[0]!
  const other = states.find(state => state.t !== t)
  if (other === undefined) return t
  throw new TrainingError(`mean, t: expected states of equal counters, got ${t} and ${other.t}`)
}

/** Points with their counters: a counter is as far from the next as 1. */
const timedSpace = <P>(space: MetricSpace<P>): MetricSpace<Timed<P>> => ({
  name: `${space.name}, with a counter`,
  metric: space.metric,
  field: space.field,
  distance: (a, b) => Math.hypot(space.distance(a.point, b.point), a.t - b.t),
  objection: ({ point }) => space.objection(point),
  release: ({ point }) => space.release?.(point),
})

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
