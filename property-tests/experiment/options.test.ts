import { describe, expect, test } from 'vitest'
import { type Choices, experimentNamed, experiments, RunError } from '../../src/experiment/index.js'
import { configuredOn } from './published.js'

const momentum = { optimizer: 'momentum' } as const
const adamw = { optimizer: 'adamw' } as const

/** A choice beside what else is chosen with it, and where it must be seen in every arm. */
const options: readonly (readonly [string, Partial<Choices>, Partial<Choices>])[] = [
  ['--optimizer', {}, momentum],
  ['--lr', {}, { lr: 0.7 }],
  ['--beta', momentum, { ...momentum, beta: 0.5 }],
  ['--decay', adamw, { ...adamw, decay: 0.3 }],
  ['--beta alone', {}, { beta: 0.5 }],
  ['--decay alone', {}, { decay: 0.3 }],
  ['--sampling reshuffled', {}, { sampling: 'reshuffled' }],
  ['--sampling cyclic', {}, { sampling: 'cyclic' }],
  ['--width', {}, { width: 0.5 }],
  ['--backend', {}, { backend: 'cpu' }],
  ['--steps', {}, { steps: 48 }],
  ['--eval-every', { steps: 96 }, { steps: 96, every: 48 }],
]

describe.each(experiments.map(experiment => [experiment.names[0], experiment] as const))(
  '%s',
  (_, experiment) => {
    const configuration = (choices: Partial<Choices>) =>
      configuredOn(experiment, { scale: 'desk', ...choices })
    const armsOf = (choices: Partial<Choices>) => {
      try {
        return configuration(choices).arms
      } catch (error) {
        if (error instanceof RunError) return error.message
        throw error
      }
    }

    test.each(options)('%s is in every arm, or it is refused', (option, without, choices) => {
      const before = armsOf(without)
      const arms = armsOf(choices)
      if (typeof arms === 'string') {
        expect(arms).toMatch(/^--[a-z]+: expected [^\n]+$/)
        expect(['--width', '--backend', '--steps', '--eval-every']).not.toContain(option)
        return
      }
      expect(arms).toHaveLength(before.length)
      arms.forEach(({ name, training, at }, i) => {
        // Curves that are read elsewhere, or trained otherwise.
        const was = before[i] as (typeof arms)[number]
        expect([name, training, at]).not.toEqual([name, was.training, was.at])
      })
    })

    test('seeds and rows are what was chosen', () => {
      const { seeds, rows } = configuration({ seeds: [7, 5], rows: 9 })
      expect({ seeds, rows }).toEqual({ seeds: [7, 5], rows: { train: 9, test: 9 } })
    })
  },
)

/** Rules as options make them. */
test.each([
  ['fig4', { lr: 7 }, { method: 'SGD', h: 7 }],
  ['fig4', { optimizer: 'sgd' }, { method: 'SGD', h: 0.05 }],
  ['fig4', { optimizer: 'momentum' }, { method: 'momentum', h: 0.05, beta: 0.9 }],
  ['fig4', { optimizer: 'nesterov', beta: 0.5 }, { method: 'Nesterov', h: 0.05, beta: 0.5 }],
  ['fig4', { optimizer: 'adam', lr: 0.2 }, { method: 'Adam', h: 0.2 }],
  ['fig4', { optimizer: 'adamw' }, { method: 'Adam', h: 0.05, decay: 0.01 }],
  ['fig4', { optimizer: 'adamw', decay: 0 }, { method: 'Adam', h: 0.05, decay: 0 }],
  ['adam', { lr: 7 }, { method: 'Adam', h: 7 }],
] as const)('the rule of %s with %j', (name, choices, rule) => {
  const { arms } = configuredOn(experimentNamed(name), { scale: 'desk', ...choices })
  expect(arms[0]!.training.rule).toStrictEqual(rule)
})

/** What is refused, of which experiments: the others take it. */
test.each([
  ['--lr', { lr: 0.7 }, ['open-3']],
  ['--optimizer', momentum, ['fig14', 'fig16', 'fig18', 'adam']],
  ['--sampling', { sampling: 'reshuffled' }, ['batch']],
] as const)('%s is refused by %j', (option, choices, names) => {
  const refused = experiments.filter(experiment => {
    try {
      configuredOn(experiment, { scale: 'desk', ...choices })
      return false
    } catch (error) {
      expect((error as Error).message).toMatch(
        new RegExp(`^${option}: expected none, for ${experiment.names[0]} `),
      )
      return true
    }
  })
  expect(refused.map(experiment => experiment.names[0])).toEqual(names)
})
