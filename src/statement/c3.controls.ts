import { aPriori, CertificateError, lipschitzProduct } from '../iterate/certificate.js'
import { backwardLimit, type Limit } from '../iterate/limit.js'
import { sandwichedLimit } from '../iterate/sandwich.js'
import { affine } from '../map/affine.js'
import { foldedAffine } from '../map/folded-affine.js'
import { interval } from '../space/interval.js'
import { realLine } from '../space/line.js'
import { rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { againstStationary, certified, twice } from './c3.checks.js'
import { atMost, either, type Finding } from './finding.js'
import { listed } from './given.js'
import { single } from './property.js'
import { d } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals

/** The claim that a certificate is to be had: refuted by its CertificateError. */
function granted(ask: () => Limit<number>): Finding {
  try {
    return either(true, `granted: ${ask().error}`)
  } catch (error) {
    if (error instanceof CertificateError) return either(false, `refused: ${error.message}`)
    throw error
  }
}

const options = { tolerance: 1e-6, most: 1000, space: realLine }

export const controls: readonly Check[] = [
  single('k = 3/2 claimed', 'exact', () =>
    // D/(1 − k) = −2 would be below any tolerance.
    granted(() =>
      backwardLimit(listed([affine(real, 3 / 2, 1)]), 0, aPriori({ k: 3 / 2, D: 1 }), options),
    ),
  ),
  single('x ↦ x + 1, by products', 'exact', () =>
    granted(() => {
      const product = lipschitzProduct({ radius: 1, space: realLine })
      return backwardLimit(listed([affine(real, 1, 1)]), 0, product, options)
    }),
  ),
  single('a map that carries no constant', 'exact', () =>
    granted(() => {
      const root = { name: 'x ↦ √|x|', apply: (x: number) => Math.sqrt(Math.abs(x)), proved: {} }
      const product = lipschitzProduct({ radius: 1, space: realLine })
      return backwardLimit(listed([root]), 0, product, options)
    }),
  ),
  single('l_i = 1/2 claimed for slopes of 3/4', 'exact', () => {
    const claim = { radius: 4, space: realLine, constant: () => 1 / 2 }
    return certified([[3, 1]], lipschitzProduct(claim)).finding
  }),
  single('stopping when |X_{n+1} − X_n| ≤ δ = 1/16', 'exact', () => {
    const { x, target } = twice([[3, 1]])
    const n = x.findIndex((point, i) => d(point, x[i + 1]!).compare(rational(1, 16)) <= 0)
    return atMost(Q, d(x[n]!, target), rational(1, 16), `3/4·x + 1/8 from 0: d(X_${n}, θ*)`)
  }),
  single('a sandwich of x ↦ |x| on [−1, 1]', 'exact', () => {
    const maps = listed([foldedAffine(real, 0, 1)])
    // Both ends go to 1, but 0 stays: they enclose nothing.
    return granted(() =>
      sandwichedLimit(maps, { lo: -1, hi: 1 }, interval(real, -1, 1), { tolerance: 1e-6 }),
    )
  }),
  {
    name: 'coupling forward in time',
    kind: 'statistical',
    run: context =>
      againstStationary(context, maps => {
        let [x, y] = [0, 1]
        for (let i = 1; x !== y; i++) {
          const T = maps.at(i)
          ;[x, y] = [T.apply(x), T.apply(y)]
        }
        return x
      }),
  },
]
