import type { Finding } from '../finding.js'
import { mean } from '../summary/statistics.js'
import { count, effectText, figure, percent, seedsText, signText } from './cells.js'
import { CONFIDENCE, differenceEffect, meanEffect, ratioEffect } from './effect.js'
import { finalOf, roughnessOf, type Standing, seedsDominated, threeOf } from './open-1-arms.js'
import { dominates } from './pareto.js'
import { bySeed, type EndedArm, type EndedPath, pairsOf } from './paths.js'

const seeds = (standings: readonly Standing[]) =>
  seedsText(Math.min(...standings.map(({ arm }) => arm.paths.size)))

/** The arms in numbers. */
export function numbersTable(standings: readonly Standing[]): Finding {
  const forward = standings.find(({ kind }) => kind === 'forward')?.price
  return {
    title: 'Smoothness and price',
    note: `Means over ${seeds(standings)}. Roughness is mean |Δ train loss| from reading to reading over the last half here: over all readings it is mostly what the loss falls by. Wobble and gap as above. A price is counted in steps of the experiment’s own batch, readings included; a map on a batch k times as large is k of them.`,
    head: [
      'arm',
      'roughness',
      'wobble',
      'gap',
      'last test loss',
      'right',
      'maps a reading',
      'price',
      '× forward',
    ],
    rows: standings.map(({ arm, name, roughness, price, final }) => {
      const over = (value: (path: EndedPath) => number | undefined) =>
        mean([...bySeed(arm, value).values()])
      return [
        name,
        figure(roughness),
        figure(over(({ summary }) => summary.wobble.train)),
        figure(over(({ summary }) => summary.gap)),
        figure(final),
        percent(over(({ summary }) => summary.final.accuracy)),
        figure(price / (arm.arm.work ?? 1) / arm.arm.at.length),
        count(Math.round(price)),
        figure(forward && price / forward),
      ]
    }),
  }
}

/** Every arm against forward and against backward. */
export function pairedTable(standings: readonly Standing[]): Finding {
  const references = ['forward', 'backward'].flatMap(
    wanted => standings.find(({ kind }) => kind === wanted) ?? [],
  )
  return {
    title: 'Seed by seed against forward and against backward',
    note: `Of ${seeds(standings)}: roughness over that of the other (geometric mean), last test loss less that of the other, with intervals of ${percent(CONFIDENCE)} each, Student’s, not corrected for their number; and in how many seeds the last test loss is lower, with the exact p of the sign test.`,
    head: [
      'arm',
      ...references.flatMap(({ name }) => [
        `roughness × ${name}`,
        `last test loss − ${name}`,
        'lower',
      ]),
    ],
    rows: standings.map(({ arm, name }) => [
      name,
      ...references.flatMap(({ arm: other }) => {
        if (other === arm) return ['', '', '']
        const pairs = (value: typeof finalOf) => pairsOf(bySeed(other, value), bySeed(arm, value))
        return [
          effectText(ratioEffect(pairs(roughnessOf))),
          effectText(differenceEffect(pairs(finalOf))),
          signText(pairs(finalOf)),
        ]
      }),
    ]),
  }
}

/** How far the loss of anchored(m) is from that of backward, by m. */
export function distanceTable(standings: readonly Standing[]): Finding {
  const backward = standings.find(({ kind }) => kind === 'backward')
  const forward = standings.find(({ kind }) => kind === 'forward')
  const rows = backward
    ? standings
        .filter(({ kind, m }) => kind === 'forward' || m !== undefined)
        .map(standing => {
          const { arm, name, price } = standing
          const distance = meanEffect([...distances(backward.arm, arm).values()])
          const [first, mine] = [backward.arm, arm].map(each => bySeed(each, roughnessOf))
          return [
            name,
            effectText(distance),
            effectText(ratioEffect(pairsOf(first!, mine!))),
            figure(forward && price / forward.price),
          ]
        })
    : []
  return {
    title: 'Anchored and backward, by m',
    note: `Mean |train loss − that of backward| at the same n, over the last half of the readings, and over ${seeds(standings)}, with intervals of ${percent(CONFIDENCE)} each. Forward is anchored with m = 0.`,
    head: ['arm', '|Δ train loss| to backward', 'roughness × backward', 'price × forward'],
    rows,
  }
}

/** Mean |Δ train loss| of two arms over the last half of their readings, by seed. */
function distances(first: EndedArm, second: EndedArm): Map<number, number> {
  return bySeed(second, ({ seed, metrics }) => {
    const other = first.paths.get(seed)?.metrics
    const half = metrics.slice(Math.floor(metrics.length / 2))
    return mean(
      half.flatMap(({ n, train }) => {
        const there = other?.find(metric => metric.n === n)?.train
        return train && there ? Math.abs(train.loss - there.loss) : []
      }),
    )
  })
}

/** Which arms are dominated, and by which. */
export function paretoTable(standings: readonly Standing[]): Finding {
  return {
    title: 'Who is dominated: roughness, price, last test loss',
    note: `An arm is dominated by one that is at most it in all three, and below it in one, in means over ${seeds(standings)}. Beside each, in how many seeds it is so too; last test losses are noisy, and few seeds tell little about small differences.`,
    head: ['arm', 'roughness', 'price', 'last test loss', 'dominated by (seeds)'],
    rows: standings.map(standing => {
      const by = standings
        .filter(other => dominates(threeOf(other), threeOf(standing)))
        .map(other => `${other.name} (${seedsDominated(other, standing).length})`)
      const [roughness, price, final] = threeOf(standing)
      return [
        standing.name,
        figure(roughness),
        count(Math.round(price!)),
        figure(final),
        by.length === 0 ? 'none' : by.join(', '),
      ]
    }),
  }
}
