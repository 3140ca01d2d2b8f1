import { affine } from '../map/affine.js'
import { rational, rationals } from '../space/rational.js'
import { limitOf } from './d14.words.js'

const Q = rationals

/** x/3 and x/3 + 2/3, whose limits fill Cantor's set. */
export const cantor = { maps: [rational(0), rational(2, 3)].map(b => affine(Q, rational(1, 3), b)) }

/** θ* over the ways a word goes on after m letters. */
export function fan() {
  const letters = [1, 0, 0, 1, 0, 1, 1, 0]
  const tails = Array.from({ length: 32 }, (_, bits) =>
    [16, 8, 4, 2, 1].map(b => (bits & b ? 1 : 0)),
  )
  const points = [0, ...letters.map((_, i) => i + 1)].flatMap(m =>
    tails.map(tail => {
      const limit = limitOf(cantor, [...letters.slice(0, m), ...tail])
      return [m, Q.toNumber(limit)] as const
    }),
  )
  return {
    id: 'd14-fan',
    title: 'What θ* can still be once T_1, …, T_m are known: x/3 and x/3 + 2/3',
    caption:
      'Limits of words that agree with one word on its first m letters, and go on in 32 ways. Each map known leaves a third of the room: the first maps decide.',
    x: { label: 'm, the number of maps known' },
    y: { label: 'θ*' },
    series: [{ name: 'θ* of a word', mark: 'dots' as const, points }],
  }
}
