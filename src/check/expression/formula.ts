import type { MathNode } from 'mathjs'
import { type Algebra, piecewise, smooth } from '../../algebra/algebra.js'
import type { Formula } from '../../algebra/formula.js'
import { bare, called, compiled, operation, type Scope, uses } from './language.js'

/** The value of an expression at x over any algebra of floats, the other names fixed. */
type Value = <T>(on: Algebra<number, T>, x: T, scope: Scope) => T

type Operation = <T>(on: Algebra<number, T>, args: readonly T[]) => T

/**
 * An expression in x as a formula of the line over any algebra, for each scope of the other names;
 * undefined where it is made with what has none (floor, sign, asin, %, …) and x in it. Names and
 * constants are the doubles they are, and so is an exponent without x; everything else is the
 * algebra's. A power x^c with c no whole number, and no half of one, is e^(c·log x), for x > 0.
 */
export function formulaOf(
  tree: MathNode,
  x: string,
): ((scope: Scope) => Formula<number>) | undefined {
  const value = valueIn(tree, x)
  if (value === undefined) return undefined
  return scope => ({ dimension: 1, apply: (on, point) => point.map(at => value(on, at, scope)) })
}

function valueIn(tree: MathNode, x: string): Value | undefined {
  const node = bare(tree)
  if (node.toString() === x) return (_, at) => at
  const known = uses(node, x) ? undefined : compiled(node)
  const fixed: Value | undefined = known && ((on, _, scope) => on.of(known(scope)))
  const found = operation(node) ?? called(node)
  if (found === undefined) return fixed
  const args = found.args.map(arg => valueIn(arg, x))
  const operands = args.flatMap(arg => arg ?? [])
  if (operands.length < args.length) return fixed
  const exponent = found.args[1]
  if ((found.op === '^' || found.op === 'pow') && exponent && !uses(exponent, x)) {
    const [base] = operands
    const power = compiled(exponent)
    return base && ((on, at, scope) => powered(on, base(on, at, scope), power(scope)))
  }
  const apply = operations[`${found.op}/${args.length}`] ?? operations[found.op]
  if (apply === undefined) return fixed
  return (on, at, scope) =>
    apply(
      on,
      operands.map(operand => operand(on, at, scope)),
    )
}

/** Operations by name, and by name/number of arguments where it depends on that. */
const operations: Readonly<Record<string, Operation>> = {
  '+/1': (_, [a]) => a!,
  '-/1': (on, [a]) => on.sub(on.zero, a!),
  '+': (on, args) => args.reduce(on.add),
  '-/2': (on, [a, b]) => on.sub(a!, b!),
  '*': (on, args) => args.reduce(on.mul),
  '//2': (on, [a, b]) => on.div(a!, b!),
  '^/2': power,
  'pow/2': power,
  'square/1': (on, [a]) => powered(on, a!, 2),
  'cube/1': (on, [a]) => powered(on, a!, 3),
  'sqrt/1': (on, [a]) => smooth(on, 'sqrt')(a!),
  'exp/1': (on, [a]) => smooth(on, 'exp')(a!),
  'expm1/1': (on, [a]) => on.sub(smooth(on, 'exp')(a!), on.one),
  'log/1': (on, [a]) => smooth(on, 'log')(a!),
  'log/2': (on, [a, b]) => on.div(smooth(on, 'log')(a!), smooth(on, 'log')(b!)),
  'log2/1': (on, [a]) => toBase(on, a!, 2),
  'log10/1': (on, [a]) => toBase(on, a!, 10),
  'log1p/1': (on, [a]) => smooth(on, 'log')(on.add(on.one, a!)),
  'sin/1': (on, [a]) => smooth(on, 'sin')(a!),
  'cos/1': (on, [a]) => smooth(on, 'cos')(a!),
  'tan/1': (on, [a]) => on.div(smooth(on, 'sin')(a!), smooth(on, 'cos')(a!)),
  'tanh/1': (on, [a]) => smooth(on, 'tanh')(a!),
  'sinh/1': (on, [a]) => hyperbolic(on, a!, on.sub),
  'cosh/1': (on, [a]) => hyperbolic(on, a!, on.add),
  'abs/1': (on, [a]) => piecewise(on).abs(a!),
  max: (on, args) => args.reduce(piecewise(on).max),
  min: (on, args) => args.reduce(piecewise(on).min),
}

const toBase = <T>(on: Algebra<number, T>, a: T, base: number): T =>
  on.div(smooth(on, 'log')(a), smooth(on, 'log')(on.of(base)))

/** (e^a ± e^−a)/2. */
function hyperbolic<T>(on: Algebra<number, T>, a: T, combine: (p: T, q: T) => T): T {
  const exp = smooth(on, 'exp')
  return on.mul(on.rational(1, 2), combine(exp(a), exp(on.sub(on.zero, a))))
}

/** a^b where b has x in it: e^(b·log a). */
function power<T>(on: Algebra<number, T>, [a, b]: readonly T[]): T {
  return smooth(on, 'exp')(on.mul(b!, smooth(on, 'log')(a!)))
}

/** a^c: by repeated squaring for whole c, from the root for halves, else e^(c·log a). */
function powered<T>(on: Algebra<number, T>, a: T, c: number): T {
  if (c < 0) return on.div(on.one, powered(on, a, -c))
  if (Number.isSafeInteger(c)) return whole(on, a, c)
  if (Number.isSafeInteger(2 * c)) return whole(on, smooth(on, 'sqrt')(a), 2 * c)
  return smooth(on, 'exp')(on.scale(c, smooth(on, 'log')(a)))
}

function whole<T>(on: Algebra<number, T>, a: T, n: number): T {
  if (n === 0) return on.one
  if (n === 1) return a
  const half = whole(on, a, Math.floor(n / 2))
  const square = on.mul(half, half)
  return n % 2 === 0 ? square : on.mul(square, a)
}
