import { orderNamed } from '../../../src/order/named.js'
import type { Order } from '../../../src/order/order.js'
import { standardNormal } from '../../../src/random/normal.js'
import { Source } from '../../../src/random/source.js'
import type { Rule } from '../../../src/tensor/optimiser.js'
import { openTrainer } from '../../../src/tensor/training/open-trainer.js'
import { runTask } from '../../../src/tensor/training/task.js'
import type { Trainer } from '../../../src/tensor/training/trainer.js'
import type { Training } from '../../../src/tensor/training/training.js'
import { chart } from './chart.js'
import type { Experiment } from './experiments.js'
import { numbersOf, pathsOf, stateOf } from './numbers.js'

/** The states on the way to an iterate on one backend, and a measured constant of every step. */
export interface Way {
  readonly experiment: Experiment
  readonly order: string
  readonly states: readonly Float64Array[]
  readonly constants: readonly number[]
  readonly iterate: Float32Array
}

/** How far an iterate on another backend is from it, and how far it may be. */
export interface Departure {
  readonly off: number
  readonly bound: number
  /** How far it is with h off (`astray`): beyond the bound. */
  readonly control: number
  /** Arrays or tensors left behind. */
  readonly left: number
}

export const seed = 3
/** Measured constants are lower bounds of Lipschitz constants, and δ is of one state a step. */
const SAFETY = 4
/** At most so far is a float32 number from the next, relative to it. */
const ULP = 2 ** -23

/** A trainer, with tfjs set to its backend: one at a time, as the backend is the whole process's. */
export const trainerOf = ({ training, data }: Experiment, backend: Training['backend']) =>
  openTrainer({ ...training, backend }, data)

/** The indices of the maps on the way to iterate n, in the order of application. */
const applied = (order: string, n: number) => [...(orderNamed(order) as Order).word(n)].reverse()

const minus = (a: Float64Array, b: Float64Array) => a.map((x, i) => x - b[i]!)

/** T_i of the numbers of a state, on the backend that is set. */
async function step(trainer: Trainer, i: number, numbers: Float64Array): Promise<Float64Array> {
  const { space } = trainer.maps
  const state = stateOf(trainer, numbers)
  const image = trainer.maps.realize(seed).at(i).apply(state)
  const found = await numbersOf(image)
  space.release?.(state)
  space.release?.(image)
  return found
}

/** The numbers that an experiment starts from, and their chart. */
async function startOf(trainer: Trainer, rule: Rule) {
  const start = trainer.start(seed)
  const numbers = await numbersOf(start)
  const paths = pathsOf(start)
  trainer.maps.space.release?.(start)
  return { numbers, ...chart(rule, paths) }
}

/** The parameters of iterate n, by the compositor. */
export async function iterateOf(
  trainer: Trainer,
  { n }: Experiment,
  order: string,
): Promise<Float32Array> {
  const task = { seed, order, at: [n], parameters: true }
  const { readings } = await runTask(trainer, task, () => undefined)
  return readings[0]!.parameters!
}

/** The way of an experiment on a backend. */
export async function wayOf(
  experiment: Experiment,
  order: string,
  backend: Training['backend'],
): Promise<Way> {
  const trainer = await trainerOf(experiment, backend)
  const { numbers, size, beside } = await startOf(trainer, experiment.training.rule)
  const states = [numbers]
  const constants: number[] = []
  let direction = random(numbers.length)
  for (const i of applied(order, experiment.n)) {
    const here = states.at(-1)!
    const image = await step(trainer, i, here)
    states.push(image)
    // Pairs 2⁻¹³ of the state apart: rounding, 2⁻²⁴ of it, is small beside that, and few pairs have a
    // kink of a ReLU between them. Each direction is the image of the one before, so that they turn
    // to where the step stretches most.
    const distance = 2 ** -13 * size(here)
    let most = 0
    for (let k = 0; k < 4; k++) {
      const other = beside(here, direction, distance)
      direction = minus(await step(trainer, i, other), image)
      most = Math.max(most, size(direction) / size(minus(other, here)))
    }
    constants.push(most)
  }
  return {
    experiment,
    order,
    states,
    constants,
    iterate: await iterateOf(trainer, experiment, order),
  }
}

/**
 * The departure on another backend. With δ_j how far step j takes the same state there, measured at
 * each state on the way, with an ulp for numbers that may round to the neighbour at the states beside
 * it, and L_i the constants of the steps: |difference| ≤ Σ_j δ_j Π_{i>j} L_i, four times over.
 */
export async function departure(way: Way, backend: Training['backend']): Promise<Departure> {
  const { experiment, order, states, constants, iterate } = way
  const trainer = await trainerOf(experiment, backend)
  const before = trainer.live()
  const { numbers, size } = await startOf(trainer, experiment.training.rule)
  let bound = size(minus(numbers, states[0]!))
  for (const [k, i] of applied(order, experiment.n).entries()) {
    const next = states[k + 1]!
    const delta = size(minus(await step(trainer, i, states[k]!), next))
    bound = constants[k]! * bound + delta + ULP * size(next)
  }
  const gap = (other: Float32Array) => Math.hypot(...other.map((x, j) => x - iterate[j]!))
  const off = gap(await iterateOf(trainer, experiment, order))
  const left = trainer.live() - before
  const { rule } = experiment.training
  const training = { ...experiment.training, rule: { ...rule, h: experiment.astray * rule.h } }
  const other = await trainerOf({ ...experiment, training }, backend)
  const control = gap(await iterateOf(other, experiment, order))
  return { off, bound: SAFETY * bound, control, left }
}

function random(length: number): Float64Array {
  const source = new Source(seed).seek(0, 1)
  return Float64Array.from({ length }, () => standardNormal(source))
}
