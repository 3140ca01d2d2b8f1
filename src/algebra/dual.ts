import type { Algebra, Pieces, SmoothFunctions } from './algebra.js'

/** A dual number: value + slope·ε, ε² = 0. */
export interface Dual<T> {
  readonly value: T
  readonly slope: T
}

/**
 * T[ε]/ε²: the dual numbers over an algebra. f(a + uε) = f(a) + f′(a)u·ε, so the slope is the
 * derivative of f at a along u, with nothing but the rounding of T. Duals over duals give the
 * higher derivatives. At a kink the slope is in Clarke's derivative, or encloses it over intervals.
 * Source: Clifford 1873; Griewank and Walther, Evaluating Derivatives (2008), chapters 3 and 13;
 * Clarke, Optimization and Nonsmooth Analysis (1983), 2.3.
 */
export function dual<S, T>(base: Algebra<S, T>): Algebra<S, Dual<T>> {
  const constant = (value: T): Dual<T> => ({ value, slope: base.zero })
  return {
    name: `${base.name}[ε]`,
    field: base.field,
    of: c => constant(base.of(c)),
    rational: (n, d) => constant(base.rational(n, d)),
    zero: constant(base.zero),
    one: constant(base.one),
    add: (a, b) => ({ value: base.add(a.value, b.value), slope: base.add(a.slope, b.slope) }),
    sub: (a, b) => ({ value: base.sub(a.value, b.value), slope: base.sub(a.slope, b.slope) }),
    mul: (a, b) => ({
      value: base.mul(a.value, b.value),
      slope: base.add(base.mul(a.value, b.slope), base.mul(a.slope, b.value)),
    }),
    scale: (c, a) => ({ value: base.scale(c, a.value), slope: base.scale(c, a.slope) }),
    div(a, b) {
      const value = base.div(a.value, b.value)
      return { value, slope: base.div(base.sub(a.slope, base.mul(value, b.slope)), b.value) }
    },
    ...(base.functions && { functions: dualFunctions(base, base.functions) }),
    ...(base.pieces && { pieces: dualPieces(base, base.pieces) }),
  }
}

/** Each piece with its slope. */
function dualPieces<S, T>(base: Algebra<S, T>, p: Pieces<T>): Pieces<Dual<T>> {
  const minus = (a: T) => base.sub(base.zero, a)
  /** 0 where the sign s of c is known; infinite, or an AlgebraError, where it may change. */
  const jump = (c: T) => {
    const s = p.choose(c, base.one, minus(base.one))
    return base.div(base.sub(base.one, base.mul(s, s)), p.abs(c))
  }
  return {
    abs: a => ({ value: p.abs(a.value), slope: p.choose(a.value, a.slope, minus(a.slope)) }),
    max: (a, b) => ({
      value: p.max(a.value, b.value),
      slope: p.choose(base.sub(a.value, b.value), a.slope, b.slope),
    }),
    min: (a, b) => ({
      value: p.min(a.value, b.value),
      slope: p.choose(base.sub(a.value, b.value), b.slope, a.slope),
    }),
    choose: (c, a, b) => ({
      value: p.choose(c.value, a.value, b.value),
      slope: base.add(
        p.choose(c.value, a.slope, b.slope),
        base.mul(base.mul(jump(c.value), base.sub(a.value, b.value)), c.slope),
      ),
    }),
  }
}

/** Each function with its derivative. */
function dualFunctions<S, T>(base: Algebra<S, T>, f: SmoothFunctions<T>): SmoothFunctions<Dual<T>> {
  const lift =
    (value: (a: T) => T, derivative: (a: T, value: T) => T) =>
    (a: Dual<T>): Dual<T> => {
      const b = value(a.value)
      return { value: b, slope: base.mul(derivative(a.value, b), a.slope) }
    }
  const half = base.rational(1, 2)
  return {
    exp: lift(f.exp, (_, exp) => exp),
    log: lift(f.log, a => base.div(base.one, a)),
    sqrt: lift(f.sqrt, (_, root) => base.div(half, root)),
    sin: lift(f.sin, f.cos),
    cos: lift(f.cos, a => base.sub(base.zero, f.sin(a))),
    tanh: lift(f.tanh, (_, tanh) => base.sub(base.one, base.mul(tanh, tanh))),
    // 1 − σ(a) = σ(−a), which is not lost where σ(a) rounds to 1.
    sigmoid: lift(
      f.sigmoid,
      (a, s) => f.sigmoidSlope?.(a) ?? base.mul(s, f.sigmoid(base.sub(base.zero, a))),
    ),
    softplus: lift(f.softplus, f.sigmoid),
  }
}
