import { applyWord } from '../iterate/apply-word.js'
import { affine } from '../map/affine.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { within } from './d14.checks.js'
import { diameter, limitOf } from './d14.words.js'
import { atMost } from './finding.js'
import { displacement, listed } from './given.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const half = rational(1, 2)

/** x/2 and x/2 + 1/2: K = [0, 1]. */
const dyadic = { k: half, maps: [Q.zero, half].map(b => affine(Q, half, b)) }
/** x/4 and 3x/4 + 1/4: K in [0, 1] as well. */
const uneven = {
  k: rational(3, 4),
  maps: [affine(Q, rational(1, 4), Q.zero), affine(Q, rational(3, 4), rational(1, 4))],
}

export const controls: readonly Check[] = [
  single('forward: words that agree on the first 5 letters', 'exact', () => {
    const [x, y] = [0, 1].map(last => {
      const letters = [0, 1, 0, 1, 1, last]
      return applyWord(listed(letters.map(i => dyadic.maps[i]!)), forward.word(6), Q.zero)
    })
    const most = power(Q, half, 5).mul(diameter(dyadic))
    return atMost(Q, x!.sub(y!).abs(), most, '|Y_6 − Y_6′|')
  }),
  single('words that agree from letter 2 on', 'exact', () => {
    const [x, y] = [0, 1].map(first => limitOf(dyadic, [first, 0, 1, 0, 1, 1]))
    const most = power(Q, half, 5).mul(diameter(dyadic))
    return atMost(Q, x!.sub(y!).abs(), most, '|θ* − θ*′|')
  }),
  single('k^{m+1} in place of k^m', 'exact', () =>
    within(dyadic, { shared: [0, 1, 0], tails: [[0], [1]] }, half, 1),
  ),
  single('the least slope in place of the largest', 'exact', () =>
    within(uneven, { shared: [1, 1, 1], tails: [[0], [1]] }, rational(1, 4)),
  ),
  single('D in place of diam K', 'exact', () => {
    const D = displacement({ ...dyadic, start: Q.zero })
    const [x, y] = [0, 1].map(last => limitOf(dyadic, [0, 1, last]))
    return atMost(Q, x!.sub(y!).abs(), power(Q, half, 2).mul(D), 'm = 2: |θ* − θ*′|')
  }),
]
