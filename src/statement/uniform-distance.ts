import type { FiniteLaw } from '../law/finite-law.js'
import { type Rational, rational } from '../space/rational.js'

const zero = rational(0)
const one = rational(1)

/** W_1(μ, uniform on [0, 1]) = ∫ |F(x) − x| dx for a finite law μ on [0, 1], exact. */
export function distanceToUniform(law: FiniteLaw<Rational>): Rational {
  const atoms = [...law.atoms].sort((a, b) => a.point.compare(b.point))
  let total = zero
  let mass = zero
  let from = zero
  for (const { point, weight } of [...atoms, { point: one, weight: zero }]) {
    total = total.add(areaOfLine(mass.sub(from), mass.sub(point)))
    mass = mass.add(weight)
    from = point
  }
  return total
}

/** ∫ |l| for a line of slope −1 that falls from u to v. */
function areaOfLine(u: Rational, v: Rational): Rational {
  const half = (x: Rational) => x.mul(x.abs()).div(2)
  return half(u).sub(half(v))
}
