import { equalLaws, equallyWeighted, finiteLaw, totalVariation } from '../law/finite-law.js'
import { jointWordLaw, wordLaw } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import {
  agreement,
  coin,
  joint,
  letter,
  randomConstant,
  start,
  toX,
  toY,
  walk,
} from './example-2.4.coin.js'
import { all, atMost, either, equals } from './finding.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const uniform = finiteLaw(equallyWeighted([0, 1]), String)

export const controls: readonly Check[] = [
  single('forward in place of backward: Y_n = T_1 θ', 'exact', () =>
    equals(Q, agreement(joint(forward.word(6), letter(1))), Q.one, 'P(Y_6 = T_1 θ)'),
  ),
  single('paths too have one law: (X_2, X_3) and (Y_2, Y_3)', 'exact', () => {
    const [x, y] = [backward, forward].map(order => joint(order.word(2), order.word(3)))
    return atMost(Q, totalVariation(x!, y!), Q.zero, 'their total variation')
  }),
  single('uniform at n = 0 as well', 'exact', () => {
    const law = wordLaw(forward.word(0), coin, start, String)
    return either(equalLaws(law, uniform), 'Y_0 = θ, neither x₀ nor y₀')
  }),
  single('impossible, not just of probability 0: Y_1 … Y_10 equal', 'exact', () => {
    const words = Array.from({ length: 10 }, (_, i) => forward.word(i + 1))
    return equals(Q, agreement(joint(...words)), Q.zero, 'P(Y_1 = … = Y_10)')
  }),
  single('x₀ = y₀: Y_n jumps', 'exact', () => {
    const law = jointWordLaw(
      [forward.word(4), forward.word(5)],
      equallyWeighted([toX, toX]),
      start,
      String,
    )
    return equals(Q, agreement(law), rational(1, 2), 'P(Y_4 = Y_5)')
  }),
  single('x₀ twice as likely: Y_n is uniform', 'exact', () => {
    const biased = [
      { point: toX, weight: rational(2, 3) },
      { point: toY, weight: rational(1, 3) },
    ]
    const law = wordLaw(forward.word(6), biased, start, String)
    return atMost(Q, totalVariation(law, uniform), Q.zero, 'total variation from uniform')
  }),
  single('maps drawn anew for every n: X_n stands still', 'exact', ({ seed }) => {
    // 60 fresh draws of T_1 are all the same with probability 2^−59.
    const values = Array.from(
      { length: 60 },
      (_, n) => walk(randomConstant.realize(seed, n + 1), backward, n + 1)[n]!,
    )
    return all(
      values.map((x, n) =>
        either(x === values[0], `X_${n + 1} = ${x === 0 ? 'x₀' : 'y₀'}, X_1 was the other`),
      ),
    )
  }),
]
