import { fractions } from '../algebra/fields.js'
import { series } from '../algebra/series.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { power } from './bounds.js'
import type { NoisyLoss } from './d9.losses.js'
import { solve } from './linear-system.js'

/** A number proved to be within a radius of a centre. */
export interface Enclosure {
  readonly centre: Rational
  readonly radius: Rational
}

/** A function on [−R, R]: f_0 + f_1 x + … + f_M x^M, up to `tail`. */
export interface Observable {
  readonly coefficients: readonly Rational[]
  readonly tail: Rational
}

/** The degree p of φ and the order M to which series are kept: large steps need more of both. */
function sizesFor(h: Rational): { degree: number; order: number } {
  if (h.compare(rational(3, 10)) > 0) return { degree: 24, order: 44 }
  return h.compare(rational(3, 20)) > 0 ? { degree: 20, order: 34 } : { degree: 16, order: 30 }
}

/**
 * Proved bounds of E f(θ), θ of the stationary law μ of θ ↦ θ − h(L′(θ) ± s), by Poisson's equation:
 * for a polynomial φ and a number c let r = f − c − (φ − Pφ), Pφ = E φ(Tθ). As E_μ Pφ = E_μ φ, one
 * has E_μ f = c + E_μ r, and |E_μ r| ≤ sup |r| over the support, whatever φ and c are. They come
 * from a system of equations in doubles that makes the first coefficients of r vanish; c, φ and r
 * are then rational, and |r| ≤ Σ_{j≤M} |r_j| R^j + (R/ρ)^{M+1} Σ_a |φ_a| G^a + tail of f, where
 * G = ρ + h Σ |l_j| ρ^j + hs bounds the series of Tθ at ρ > R in all its terms.
 */
export function stationaryMean(
  loss: NoisyLoss,
  h: Rational,
): (f: (order: number) => Observable) => Enclosure {
  const { R, rho, growth, noise } = loss
  const shift = h.mul(noise)
  const { degree, order } = sizesFor(h)
  const images = powersOfImage(loss.slope(order), h, shift, degree)
  const G = rho.add(h.mul(growth)).add(shift)
  return f => {
    const { coefficients, tail } = f(order)
    const { c, phi } = nearSolution(images, coefficients)
    const rest = coefficients.map((fj, j) => {
      const image = sum(phi.map((value, a) => value.mul(images[a]![j]!)))
      return fj
        .sub(j === 0 ? c : 0)
        .sub(phi[j] ?? 0)
        .add(image)
    })
    const near = at(rest, R)
    const far = power(rationals, R.div(rho), order + 1).mul(at(phi, G))
    return { centre: c, radius: near.add(far).add(tail) }
  }
}

const sum = (xs: readonly Rational[]) => xs.reduce((a, b) => a.add(b), rational(0))

/** Σ |a_j| x^j for x ≥ 0, by Horner's rule. */
const at = (a: readonly Rational[], x: Rational) =>
  a.reduceRight((value, coefficient) => value.mul(x).add(coefficient.abs()), rational(0))

/** P x^a = E(g ± hs)^a for a = 0, …, p, as series: Σ over even j of C(a, j) (hs)^j g^{a−j}, g = x − hL′. */
function powersOfImage(
  slope: readonly Rational[],
  h: Rational,
  shift: Rational,
  degree: number,
): (readonly Rational[])[] {
  const powerSeries = series(fractions, slope.length - 1)
  const g = slope.map((l, j) => (j === 1 ? rational(1) : rational(0)).sub(h.mul(l)))
  const powers: (readonly Rational[])[] = [powerSeries.one]
  for (let a = 1; a <= degree; a++) powers.push(powerSeries.mul(powers[a - 1]!, g))
  return powers.map((_, a) => {
    let [sum, factor] = [powerSeries.zero, rational(1)]
    for (let j = 0; j <= a; j++) {
      if (j % 2 === 0) sum = powerSeries.add(sum, powerSeries.scale(factor, powers[a - j]!))
      factor = factor
        .mul(shift)
        .mul(a - j)
        .div(j + 1)
    }
    return sum
  })
}

/** c and φ with φ_0 = 0 that make r_0, …, r_p vanish, nearly: solved in doubles. */
function nearSolution(
  images: readonly (readonly Rational[])[],
  f: readonly Rational[],
): { c: Rational; phi: Rational[] } {
  const rows = images.map((_, j) =>
    images.map((image, a) =>
      // The column of φ_0, which φ − Pφ does not depend on, is that of c.
      a === 0 ? Number(j === 0) : Number(a === j) - rationals.toNumber(image[j]!),
    ),
  )
  const right = rows.map((_, j) => [rationals.toNumber(f[j]!)])
  const [c, ...rest] = solve(real, rows, right).map(([value]) => rational(value!))
  return { c: c!, phi: [rational(0), ...rest] }
}
