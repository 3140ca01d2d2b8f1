import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { emptyTally } from '../iterate/tally.js'
import { type AffineMap, affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { type Rational, rationals } from '../space/rational.js'
import { mixed } from './c6.sharing.js'
import { inGroups } from './c6.states.js'
import { digits, upTo } from './counted.js'
import { all, either, equals, stated } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** Stages of wavefronts of W iterates at a time: Σ_{j ≤ N/W} jW. */
export const stagesBy = (N: number, W: number): number => (N * (N + W)) / (2 * W)

export const groups: readonly Check[] = [
  single('W states: N(N + W)/(2W) stages', 'exact', ({ seed, quick }) => {
    const N = quick ? 60 : 240
    const widths = upTo(N).filter(W => N % W === 0)
    const maps = mixed.realize(seed)
    const one = inGroups(maps, backward, 1, { N, W: 1 })
    const rows = widths.map(W => ({ W, ...inGroups(maps, backward, 1, { N, W }) }))
    const found = rows.map(({ W, points, tally }) =>
      all([
        equals(Q, Q.of(tally.stages), Q.of(stagesBy(N, W)), `W = ${W}: stages`),
        equals(Q, Q.of(tally.live), Q.of(W), `W = ${W}: states`),
        equals(Q, Q.of(2 * tally.applications), Q.of(N * (N + 1)), `W = ${W}: twice applications`),
        either(
          points.every((x, i) => Object.is(x, one.points[i])),
          `W = ${W}: an iterate has other bits`,
        ),
      ]),
    )
    const { holds, because } = stated(
      all(found),
      `N = ${N}, ${widths.length} widths: ${digits(stagesBy(N, 1))} stages for W = 1, ${N} for W = ${N}`,
    )
    return {
      holds,
      detail: because,
      figures: [
        {
          id: 'c6-depth',
          title: `All backward iterates n ≤ ${N}: states kept, stages in a row`,
          caption:
            'The same applications in each case. Whoever keeps W states at once has to wait for fewer stages one after the other.',
          x: { label: 'states kept, W', scale: 'log' as const },
          y: { label: 'stages', scale: 'log' as const },
          series: [
            {
              name: 'wavefronts of W iterates',
              mark: 'dots' as const,
              points: rows.map(({ W, tally }) => [W, tally.stages] as const),
            },
            {
              name: 'N(N + W)/(2W)',
              mark: 'line' as const,
              dashed: true,
              points: widths.map(W => [W, stagesBy(N, W)] as const),
            },
          ],
        },
      ],
    }
  }),
  property({
    name: 'blocks of B affine maps, composed once: X_B, X_{2B}, …',
    kind: 'exact',
    given: fc.tuple(
      fc.array(fc.tuple(rationalUpTo(3), rationalUpTo(6)), { minLength: 12, maxLength: 12 }),
      fc.constantFrom(2, 3, 4, 6),
      rationalUpTo(6),
    ),
    show: ([, B, start]) => `B = ${B}, start ${start.toFraction()}`,
    runs: 40,
    holds([coefficients, B, start]) {
      const maps = coefficients.map(([a, b]) => affine(Q, a, b))
      const [blocks, J] = [inBlocks(maps, B), maps.length / B]
      const tally = emptyTally()
      const options = { at: upTo(J), tally, strategy: 'replay' } as const
      const x = [...iterates(listed(blocks), backward, start, options)]
      return all([
        ...x.map(({ n, point }) =>
          equals(Q, point, applyWord(listed(maps), backward.word(B * n), start), `X_${B * n}`),
        ),
        equals(Q, Q.of(2 * tally.applications), Q.of(J * (J + 1)), 'twice applications'),
      ])
    },
  }),
]

/** T_1∘…∘T_B, T_{B+1}∘…∘T_{2B}, …. */
export function inBlocks(maps: readonly AffineMap<Rational>[], B: number): AffineMap<Rational>[] {
  return upTo(maps.length / B).map(j =>
    maps.slice((j - 1) * B, j * B).reduce((block, map) => block.after(map)),
  )
}
