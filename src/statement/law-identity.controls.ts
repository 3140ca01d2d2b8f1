import fc from 'fast-check'
import { cyclicDraws } from '../law/draws.js'
import { rationalKey } from '../law/finite-law.js'
import { jointWordLaw, lawUnder } from '../law/word-law.js'
import { affine } from '../map/affine.js'
import { anchoredReuse } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { all } from './finding.js'
import { showChoices } from './given.js'
import { lineChoices, sameAt } from './law-identity.checks.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import { sameLaw } from './tested.js'

const half = (shift: number) => affine(rationals, rational(1, 2), rational(shift))

export const controls: readonly Check[] = [
  property({
    name: 'independent, not identical: T_1 of another law',
    kind: 'exact',
    given: fc.tuple(lineChoices, lineChoices),
    show: ([{ maps }, others]) => `T_1: ${showChoices({ ...others, maps })}; T_2: …`,
    holds: ([first, later]) => {
      // Draw i of the first map list decides T_1, of the second every later map.
      const maps = [...first.maps, ...later.maps].map(({ point }) => point)
      const draws = first.maps.flatMap((one, i) =>
        later.maps.map((other, j) => ({
          weight: one.weight.mul(other.weight),
          point: (index: number) => (index === 1 ? i : first.maps.length + j),
        })),
      )
      const [x, y] = [backward, forward].map(order =>
        lawUnder(draws, [order.word(2)], maps, later.start, rationalKey),
      )
      return sameLaw(x!, y!, 'laws of X_2 and Y_2')
    },
  }),
  single('cyclic order, random phase: x/2 + {0, 1, 3}', 'exact', () => {
    const maps = [0, 1, 3].map(half)
    const [x, y] = [backward, forward].map(order =>
      lawUnder(cyclicDraws(3), [order.word(3)], maps, rational(0), rationalKey),
    )
    return sameLaw(x!, y!, 'laws of X_3 and Y_3')
  }),
  property({
    name: 'the joint laws of (X_2, X_3) and (Y_2, Y_3) agree',
    kind: 'exact',
    given: lineChoices,
    show: showChoices,
    holds: ({ maps, start }) => {
      const [x, y] = [backward, forward].map(order =>
        jointWordLaw([order.word(2), order.word(3)], maps, start, rationalKey),
      )
      return sameLaw(x!, y!, 'joint laws')
    },
  }),
  property({
    name: 'maps used twice: T_1 … T_m Y_n has the law of Y_n',
    kind: 'exact',
    given: fc.tuple(lineChoices, fc.integer({ min: 1, max: 3 })),
    show: ([choices, m]) => `m = ${m}; ${showChoices(choices)}`,
    holds: ([choices, m]) => all([1, 2, 3, 4].map(sameAt(choices, anchoredReuse(m), forward))),
  }),
  property({
    name: 'maps used twice: T_1 … T_m Y_n has the law of Y_{n+m}',
    kind: 'exact',
    given: fc.tuple(lineChoices, fc.integer({ min: 1, max: 3 })),
    show: ([choices, m]) => `m = ${m}; ${showChoices(choices)}`,
    holds: ([{ maps, start }, m]) => {
      const [reused, longer] = [anchoredReuse(m).word(3), forward.word(3 + m)].map(word =>
        jointWordLaw([word], maps, start, rationalKey),
      )
      return sameLaw(reused!, longer!, `law of T_1 … T_${m} Y_3`)
    },
  }),
]
