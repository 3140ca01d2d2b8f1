import type { DataSet } from '../tensor/data/index.js'
import type { ModelChoice, Training, TrainingData } from '../tensor/training/index.js'
import { armsOfOrders } from './arms-of-orders.js'
import { usualBackend } from './backend-of.js'
import { chosenRule, type RuleChoices } from './chosen-rule.js'
import type { Experiment, ScaleName, Settings } from './experiment.js'
import { inOrders } from './in-orders.js'
import { refuseOwn, refuseUneven, refuseUnknownOrder } from './refusals.js'
import { type Configuration, splitRecord } from './running/configuration.js'
import { RunError } from './running/run-error.js'

/** What who runs an experiment may set; everything else is as the experiment and its scale have it. */
export interface Choices extends RuleChoices {
  readonly scale: ScaleName
  /** Where an experiment's arms are its own, each of its trainings is read in each of these. */
  readonly orders?: readonly string[]
  readonly seeds?: readonly number[]
  readonly steps?: number
  readonly every?: number
  readonly rows?: number
  readonly sampling?: Training['batch']['sampling']
  readonly width?: number
  readonly backend?: Training['backend']
}

/**
 * The configuration of an experiment on some data.
 * @throws RunError, in one line, for choices that are the experiment's own, a rule that there is not,
 * orders that there are not, or twice, and readings past the end or between the steps of some arm
 */
export function configure(
  experiment: Experiment,
  { scale: scaleName, ...choices }: Choices,
  data: TrainingData,
): Configuration {
  const scale = experiment.scales[scaleName]
  refuseOwn(experiment, choices)
  const steps = choices.steps ?? scale.steps
  const every = choices.every ?? Math.min(scale.every, steps)
  if (every > steps) {
    throw new RunError(`--eval-every: expected at most ${steps}, the steps, got ${every}`)
  }
  const { orders } = choices
  const again = orders?.find((order, i) => orders.indexOf(order) < i)
  if (again !== undefined) throw new RunError(`--orders: expected each once, got ${again} twice`)
  const { rule, model } = experiment
  const settings: Settings = {
    training: {
      model: widened(model, choices.width ?? scale.width ?? 1),
      batch: { size: scale.batch ?? experiment.batch, sampling: choices.sampling ?? 'i.i.d.' },
      rule: chosenRule(rule, choices),
      counter: 'applied',
      backend: choices.backend ?? usualBackend(experiment),
    },
    steps,
    every,
    orders: (experiment.arms ? undefined : orders) ?? experiment.orders,
    trainRows: data.train.rows,
  }
  const own = (experiment.arms ?? armsOfOrders)(settings)
  const arms = experiment.arms && orders ? inOrders(own, orders) : own
  refuseUneven(arms, steps, every)
  for (const arm of arms) refuseUnknownOrder(arm, orders)
  const rows = choices.rows ?? scale.rows
  const tested = Math.min(rows, data.test.rows)
  if (experiment.choosing && tested < 2) {
    throw new RunError(`--rows: expected at least 2, half of them to choose by, got ${tested}`)
  }
  return {
    experiment: experiment.names[0],
    scale: scaleName,
    arms,
    seeds: choices.seeds ?? Array.from({ length: scale.seeds }, (_, i) => i + 1),
    rows: { train: Math.min(rows, data.train.rows), test: tested },
    choosing: experiment.choosing ?? false,
    data: recordOf(data),
  }
}

function widened(model: ModelChoice, factor: number): ModelChoice {
  if (model.name !== 'mlp') return { ...model, width: model.width * factor }
  return { ...model, widths: model.widths.map(width => Math.max(1, Math.round(width * factor))) }
}

const recordOf = ({ train, test }: { train: DataSet; test: DataSet }): Configuration['data'] => ({
  name: train.name,
  normalisation: train.normalisation.text,
  train: splitRecord(train),
  test: splitRecord(test),
})
