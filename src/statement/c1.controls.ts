import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { emptyTally } from '../iterate/tally.js'
import { type AffineMap, affine } from '../map/affine.js'
import { foldedAffine } from '../map/folded-affine.js'
import { backward } from '../order/backward.js'
import { rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { breaksOf, onto } from './c1.breaks.js'
import { doubles, rounding } from './c1.checks.js'
import { type ClosedClass, forEachClass } from './c1.classes.js'
import { upTo } from './counted.js'
import { either } from './finding.js'
import { listed } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

/** The claim of an append on the wrong side, C_{n+1} = T_{n+1}∘C_n. */
function appendedOnTheLeft<P, S>(of: ClosedClass<P, S>): Check {
  return property({
    name: `${of.name}: appended on the left`,
    kind: 'exact',
    given: fc.tuple(fc.array(of.map, { minLength: 1, maxLength: 6 }), of.start),
    show: ([maps, start]) => `${maps.map(({ name }) => name).join('; ')}; start ${of.show(start)}`,
    holds([maps, start]) {
      const composed = maps.reduce((C, T) => T.after(C))
      const [left, right] = [
        of.show(composed.apply(start)),
        of.show(applyWord(listed(maps), backward.word(maps.length), start)),
      ]
      return either(left === right, `X_${maps.length} = ${right}, appended ${left}`)
    },
  })
}

/** a∘b with its coefficients rounded to single precision. */
const inSingle = (outer: AffineMap<number>, inner: AffineMap<number>) => {
  const { a, b } = outer.after(inner)
  return affine(real, Math.fround(a), Math.fround(b))
}

export const controls: readonly Check[] = [
  ...forEachClass(appendedOnTheLeft),
  single('x ↦ a + b|x|, of no closed class, in N compositions', 'exact', () => {
    const [N, tally] = [100, emptyTally()]
    const maps = { at: (i: number) => foldedAffine(rationals, rational(i % 5), rational(1, 2)) }
    for (const _ of iterates(maps, backward, rational(-1), { at: upTo(N), tally }));
    const { compositions, applications } = tally
    return either(
      compositions === N,
      `N = ${N}: ${compositions} compositions, ${applications} applications`,
    )
  }),
  single('maps onto the interval: no break is lost', 'exact', ({ seed }) => {
    const rows = [...breaksOf(seed, onto, 25)]
    const top = Math.max(...rows.map(({ breaks }) => breaks))
    return either(top <= 40, `${rows.length} maps of 3 breaks: ${top} breaks`)
  }),
  property({
    name: 'coefficients in single precision',
    kind: 'numerical',
    given: doubles,
    show: ({ maps, start }) => `${maps.length} maps from ${start}`,
    holds: ({ maps, start }) =>
      rounding(
        { maps, start },
        'append',
        (function* () {
          let C: AffineMap<number> | undefined
          for (const [i, T] of maps.entries()) {
            C = C ? inSingle(C, T) : T
            yield { n: i + 1, point: C.apply(start) }
          }
        })(),
      ),
  }),
]
