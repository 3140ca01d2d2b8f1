import { expect, test } from 'vitest'
import { experimentNamed } from '../../src/experiment/index.js'
import { configuredOn, multiples } from './published.js'

/** Dherin et al. 2025, sections 4, A.1 to A.6 and B, as printed. `every`: "at each gradient update". */
const mlp = { name: 'mlp', widths: [500, 500, 500, 500, 500] }
const line = { name: 'mlp', widths: [300, 300, 300], gain: 1 } // the gain is ours: it says none
const both = ['forward', 'backward']
const image = (name: string) => ({ name, width: 1, batchNorm: true })
const figures = {
  fig2: [image('resnet-18'), 'cifar-10', 0.025, 8, 2000, 1, 5, both],
  fig12: [image('resnet-18'), 'cifar-10', 0.025, 8, 2000, 1, 5, both],
  fig3: [mlp, 'fashion-mnist', 0.001, 8, 2000, 1, 5, ['forward', 'intermittent:1000']],
  fig13: [mlp, 'fashion-mnist', 0.001, 8, 2000, 1, 5, ['forward', 'intermittent:1000']],
  fig4: [line, 'regression-square', 0.05, 1, 1400, 1, 5, both],
  fig5: [line, 'regression-cosine', 0.02, 1, 1400, 1, 5, both],
  fig6: [line, 'regression-cube', 0.02, 1, 1400, 1, 5, both],
  fig7: [mlp, 'fashion-mnist', 0.001, 8, 2000, 1, 5, both],
  fig8: [image('vgg-19'), 'cifar-10', 0.001, 8, 2000, 1, 5, both],
  fig9: [image('resnet-50'), 'cifar-100', 0.001, 16, 2000, 1, 5, both],
  fig10: [mlp, 'fashion-mnist', 0.001, 8, 2000, 1, 5, ['forward', 'switched:1000']],
  fig11: [image('resnet-18'), 'cifar-10', 0.025, 8, 25_000, 100, 1, both],
} as const

test.each(Object.entries(figures))(
  '%s is what the paper trains',
  (name, [model, set, h, batch, steps, every, seeds, orders]) => {
    const experiment = experimentNamed(name)
    const found = configuredOn(experiment, { scale: 'paper' })
    expect(experiment.set).toBe(set)
    expect(found.seeds).toEqual([1, 2, 3, 4, 5].slice(0, seeds))
    expect(found.arms).toStrictEqual(
      orders.map(order => ({
        name: order,
        training: {
          model,
          batch: { size: batch, sampling: 'i.i.d.' },
          rule: { method: 'SGD', h },
          counter: 'applied',
          backend: model.name === 'mlp' ? 'dense' : 'auto',
        },
        read: { order },
        at: multiples(steps, every),
      })),
    )
    // Examined on all of it.
    const all = { fashion: 60_000, cifar: 50_000, regression: 101 }
    expect(found.rows.train).toBe(all[set.split('-')[0] as keyof typeof all])
  },
)

/**
 * D.2.1: h = 0.001, h′ = h/c, |B| = 2048 "or the closest integer divisible by c; e.g., 2049 for
 * c = 3", λ of 0.5h², h², 2h², 4h², large batches and small ones of |B|/c, both with h′. The steps
 * and seeds are not printed. Large batches with h and λ = h²/(2c²) are by its derivation (10^{-6}/8,
 * /18 and /32).
 */
test.each([
  [['fig14', 'fig15'], 2, 2048, 1024, 0.0005, 0.125e-6],
  [['fig16', 'fig17'], 3, 2049, 683, 1 / 3000, 1e-6 / 18],
  [['fig18', 'fig19'], 4, 2048, 512, 0.00025, 3.125e-8],
] as const)('%j split batches in %i', (names, parts, large, small, slow, derived) => {
  const arm = (size: number, h: number, lambda?: number, faster = 1) => ({
    model: mlp,
    size,
    rule: { method: 'SGD', h: expect.closeTo(h, 12) },
    regulariser:
      lambda === undefined
        ? undefined
        : { kind: 'order average', parts, lambda: expect.closeTo(lambda, 18) },
    work: faster === 1 ? undefined : 1 / faster,
    at: multiples(2000 * faster, 20 * faster),
  })
  for (const name of names) {
    const experiment = experimentNamed(name)
    expect(experiment.set).toBe('fashion-mnist')
    const { arms, seeds } = configuredOn(experiment, { scale: 'paper' })
    expect(seeds).toEqual([1, 2, 3, 4, 5])
    for (const { training, read } of arms) {
      expect(training).toMatchObject({ batch: { sampling: 'i.i.d.' }, backend: 'dense' })
      expect([training.schedule, training.average]).toEqual([undefined, undefined])
      expect(read).toEqual({ order: 'forward' })
    }
    const shown = arms.map(({ training: { model, batch, rule, regulariser }, work, at }) => {
      return { model, size: batch.size, rule, regulariser, work, at }
    })
    expect(shown).toEqual([
      arm(large, 0.001),
      arm(large, slow),
      arm(small, slow, undefined, parts),
      arm(large, 0.001, derived),
      arm(large, 0.001, 0.5e-6),
      arm(large, 0.001, 1e-6),
      arm(large, 0.001, 2e-6),
      arm(large, 0.001, 4e-6),
    ])
    expect(arms.map(arm => arm.name)).toEqual([
      'large batch, h',
      'large batch, h/c (as printed)',
      'small batches, h/c',
      'λ = h²/(2c²) (as derived)',
      'λ = 0.5h²',
      'λ = 1h²',
      'λ = 2h²',
      'λ = 4h²',
    ])
  }
})
