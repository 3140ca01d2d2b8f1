import type { Algebra, SmoothFunctions } from './algebra.js'
import { convolution, quotient } from './power-series.js'

/**
 * f(a) for a series a in h, from the equation f(a)′ = f′(a)·a′: with b = f(a) and g = f′(a),
 * k·b_k = Σ_{j=1}^k j a_j g_{k−j}, where g_0 … g_{k−1} come from b_0 … b_{k−1}.
 * Source: Griewank and Walther, Evaluating Derivatives (2008), section 13.2.
 */
export function seriesFunctions<S, T>(
  base: Algebra<S, T>,
  f: SmoothFunctions<T>,
): SmoothFunctions<readonly T[]> {
  type Coefficients = readonly T[]
  const { field } = base
  const minus = (x: T) => base.sub(base.zero, x)

  /** The k-th coefficient of ∫ g·a′, k ≥ 1. */
  const integral = (a: Coefficients, g: Coefficients, k: number): T => {
    let sum = base.zero
    for (let j = 1; j <= k; j++) {
      sum = base.add(sum, base.scale(field.of(j), base.mul(a[j]!, g[k - j]!)))
    }
    return base.scale(field.of(1, k), sum)
  }

  /** The b with b′ = g·a′ and b_0 = start, where g_k = slope(b, k) asks for b_0 … b_k. */
  const solve = (a: Coefficients, start: T, slope: (b: Coefficients, k: number) => T) => {
    const b = [start]
    const g: T[] = []
    for (let k = 1; k < a.length; k++) {
      g.push(slope(b, k - 1))
      b.push(integral(a, g, k))
    }
    return b
  }

  const sigmoid = (a: Coefficients) => {
    const rest = [f.sigmoid(minus(a[0]!))] // 1 − σ(a) = σ(−a), which no rounding makes 0 too soon
    return solve(a, f.sigmoid(a[0]!), (b, k) => {
      if (k > 0) rest.push(minus(b[k]!))
      return convolution(base, b, rest, k)
    })
  }

  const sineAndCosine = (a: Coefficients) => {
    const sine = [f.sin(a[0]!)]
    const cosine = [f.cos(a[0]!)]
    for (let k = 1; k < a.length; k++) {
      const next = integral(a, cosine, k)
      cosine.push(minus(integral(a, sine, k)))
      sine.push(next)
    }
    return { sine, cosine }
  }

  return {
    exp: a => solve(a, f.exp(a[0]!), (b, k) => b[k]!),
    log(a) {
      const start = f.log(a[0]!)
      const one = a.map((_, k) => (k === 0 ? base.one : base.zero))
      const reciprocal = quotient(base, one, a)
      return solve(a, start, (_, k) => reciprocal[k]!)
    },
    sqrt(a) {
      const root = [f.sqrt(a[0]!)]
      const twice = base.scale(field.of(2), root[0]!)
      for (let k = 1; k < a.length; k++) {
        const known = convolution(base, root, root, k, 1, k - 1)
        root.push(base.div(base.sub(a[k]!, known), twice))
      }
      return root
    },
    sin: a => sineAndCosine(a).sine,
    cos: a => sineAndCosine(a).cosine,
    tanh: a =>
      solve(a, f.tanh(a[0]!), (b, k) =>
        base.sub(k === 0 ? base.one : base.zero, convolution(base, b, b, k)),
      ),
    sigmoid,
    softplus(a) {
      const slope = sigmoid(a)
      return solve(a, f.softplus(a[0]!), (_, k) => slope[k]!)
    },
  }
}
