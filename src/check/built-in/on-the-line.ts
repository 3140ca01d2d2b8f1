import { piecewise } from '../../algebra/algebra.js'
import { box } from '../../estimate/region.js'
import { affine } from '../../map/affine.js'
import { foldedAffine } from '../../map/folded-affine.js'
import { lineMap } from '../../map/formula-map.js'
import { mobius } from '../../map/mobius.js'
import { reciprocal } from '../../map/reciprocal.js'
import { finite } from '../../random/finite.js'
import { iid } from '../../random/iid.js'
import { normal } from '../../random/normal.js'
import { ar1, randomAffine } from '../../random/random-affine.js'
import { uniform } from '../../random/uniform.js'
import { interval } from '../../space/interval.js'
import { realLine } from '../../space/line.js'
import { positiveReals } from '../../space/positive-reals.js'
import { real } from '../../space/real.js'
import type { Subject } from '../subject.js'
import type { BuiltIn } from './built-in.js'

const onLine = (map: Subject<number>['map'], low: number, high: number): Subject<number> => ({
  map,
  space: map.space,
  start: low > 0 ? 1 : 0,
  region: box([low], [high]),
})

/** x/2 + 1 up to 1, then 3/2 + 3(x − 1): a contraction of [−1, 1] that does not keep it. */
const bent = lineMap(
  'x ↦ max(x/2 + 1, 3x − 3/2)',
  (on, x) =>
    piecewise(on).max(on.add(on.scale(0.5, x), on.one), on.sub(on.scale(3, x), on.of(1.5))),
  { lipschitz: { '|·|': 3 }, monotone: 'increasing' },
)

/** Random maps of a line. */
export const onTheLine: readonly BuiltIn<number>[] = [
  {
    name: 'ar1',
    title: 'θ ↦ (1 − h)θ + hε, h = 1/10, ε normal: SGD on a parabola',
    subject: () => onLine(ar1({ h: 0.1, noise: normal(0, 1) }), -3, 3),
  },
  {
    name: 'slopes',
    title: 'x ↦ Ax + B, A uniform on (−.9, .9), B normal',
    subject: () => onLine(randomAffine({ slope: uniform(-0.9, 0.9), shift: normal(0, 1) }), -3, 3),
  },
  {
    name: 'heavy-tailed',
    title: 'x ↦ Ax + 1, A = 1/2 or 19/10: contracts on average, no mean',
    subject: () => onLine(finite(realLine, [affine(real, 0.5, 1), affine(real, 1.9, 1)]), -10, 10),
  },
  {
    name: 'beta-walk',
    title: 'x ↦ Ux or Ux + 1 − U on [0, 1]: sup Lip = 1, E log Lip = −1',
    subject: () =>
      onLine(
        iid({
          name: 'x ↦ U·x or U·x + 1 − U',
          space: interval(real, 0, 1),
          draw(source) {
            const u = source.unit()
            return affine(real, u, source.unit() < 0.5 ? 0 : 1 - u)
          },
        }),
        0,
        1,
      ),
  },
  {
    name: 'fold',
    title: 'x ↦ ±(1 + |x|/2): not monotone, constant 1/2',
    subject: () =>
      onLine(finite(realLine, [foldedAffine(real, 1, 0.5), foldedAffine(real, -1, -0.5)]), -3, 3),
  },
  {
    name: 'escape',
    title: 'x ↦ max(x/2 + 1, 3x − 3/2): contracts where it does not stay',
    subject: () => onLine(finite(realLine, [bent]), -1, 0.5),
  },
  {
    name: 'mobius',
    title: 'x ↦ (2x + 1)/(x + 1) or (x + 1)/(x + 3), in the log metric',
    subject: () =>
      onLine(
        finite(positiveReals, [
          mobius(real, [
            [2, 1],
            [1, 1],
          ]),
          mobius(real, [
            [1, 1],
            [1, 3],
          ]),
        ]),
        0.01,
        100,
      ),
  },
  {
    name: 'continued-fraction',
    title: 'x ↦ 1/(x + u), u uniform on (1/2, 2), in the log metric',
    subject: () => {
      const u = uniform(0.5, 2)
      const draw = iid({
        name: 'x ↦ 1/(x + u)',
        space: positiveReals,
        draw: source => reciprocal(real, u(source)),
      })
      return onLine(draw, 0.1, 10)
    },
  },
]
