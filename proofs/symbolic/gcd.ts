import { rational } from '../../src/space/rational.js'
import * as poly from './polynomial.js'

/** A symbol that p has; undefined for a number. */
const symbolOf = (p: poly.Polynomial): string | undefined =>
  [...p.values()].flatMap(t => t.powers.slice(0, 1).map(([name]) => name))[0]

const degree = (p: poly.Polynomial, x: string): number =>
  Math.max(
    0,
    ...[...p.values()].flatMap(t => t.powers.filter(([name]) => name === x).map(([, n]) => n)),
  )

const leading = (p: poly.Polynomial, x: string) => poly.coefficient(p, x, degree(p, x))
const shifted = (p: poly.Polynomial, x: string, n: number) =>
  poly.mul(p, poly.power(poly.symbol(x), n))

/** p/d for a divisor d of p. Throws RangeError where it is none. */
export function over(p: poly.Polynomial, d: poly.Polynomial): poly.Polynomial {
  if (poly.isZero(p)) return p
  const x = symbolOf(d)
  if (x === undefined) return poly.scale(rational(1).div([...d.values()][0]!.coefficient), p)
  const n = degree(p, x) - degree(d, x)
  if (n < 0) throw new RangeError(`${poly.show(p)}: expected a multiple of ${poly.show(d)}`)
  const top = shifted(over(leading(p, x), leading(d, x)), x, n)
  return poly.add(top, over(poly.sub(p, poly.mul(top, d)), d))
}

/**
 * The greatest common divisor of two polynomials, up to a number, by Euclid's algorithm in one
 * symbol over polynomials in the others.
 */
export function gcd(p: poly.Polynomial, q: poly.Polynomial): poly.Polynomial {
  if (poly.isZero(q)) return p
  if (poly.isZero(p)) return q
  const x = symbolOf(p)
  if (x === undefined || poly.isNumber(q)) return poly.one
  const content = gcd(contentOf(p, x), contentOf(q, x))
  let [a, b] = [primitive(p, x), primitive(q, x)]
  while (!poly.isZero(b)) [a, b] = [b, primitive(remainder(a, b, x), x)]
  return poly.mul(content, degree(a, x) === 0 ? poly.one : a)
}

/** The remainder of a power of b's leading coefficient times a. */
function remainder(a: poly.Polynomial, b: poly.Polynomial, x: string): poly.Polynomial {
  if (degree(b, x) === 0) return poly.zero
  let rest = a
  while (!poly.isZero(rest) && degree(rest, x) >= degree(b, x)) {
    const n = degree(rest, x) - degree(b, x)
    rest = poly.sub(poly.mul(leading(b, x), rest), shifted(poly.mul(leading(rest, x), b), x, n))
  }
  return rest
}

/** The greatest common divisor of the coefficients of the powers of x. */
const contentOf = (p: poly.Polynomial, x: string): poly.Polynomial =>
  Array.from({ length: degree(p, x) + 1 }, (_, n) => poly.coefficient(p, x, n)).reduce(gcd)

const primitive = (p: poly.Polynomial, x: string) => (poly.isZero(p) ? p : over(p, contentOf(p, x)))
