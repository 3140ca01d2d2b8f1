import { type Choices, configure, type Experiment } from '../../src/experiment/index.js'
import { publishedDataSet } from '../../src/tensor/data/index.js'

/** The configuration of an experiment on data of the sizes that were published, without the examples. */
export const configuredOn = (experiment: Experiment, choices: Choices, set = experiment.set) =>
  configure(experiment, choices, {
    train: publishedDataSet(set, 'train'),
    test: publishedDataSet(set, 'test'),
  })

/** every, 2·every, …, steps. */
export const multiples = (steps: number, every: number): number[] =>
  Array.from({ length: steps / every }, (_, i) => (i + 1) * every)
