import fc from 'fast-check'
import {
  type Algebra,
  type SmoothFunction,
  type SmoothFunctions,
  smooth,
} from '../../src/algebra/algebra.js'
import { dual } from '../../src/algebra/dual.js'
import { claim, type Law, law } from '../space/law.js'

export interface FunctionLawConstraints<T> {
  /** Where exp, sin, cos, tanh, sigmoid and softplus are taken. */
  readonly any: fc.Arbitrary<T>
  /** Where log and sqrt are taken. */
  readonly positive: fc.Arbitrary<T>
  equal(a: T, b: T): boolean
}

/** An equation between values of smooth functions at points a and b, or a > 0. */
interface Equation {
  readonly name: string
  readonly sides: <S, T>(A: Algebra<S, T>, f: SmoothFunctions<T>, a: T, b: T) => readonly [T, T]
}

const functional: readonly Equation[] = [
  {
    name: 'exp(a + b) = exp(a)exp(b)',
    sides: (A, f, a, b) => [f.exp(A.add(a, b)), A.mul(f.exp(a), f.exp(b))],
  },
  {
    name: 'sin(a + b) = sin(a)cos(b) + cos(a)sin(b)',
    sides: (A, f, a, b) => [
      f.sin(A.add(a, b)),
      A.add(A.mul(f.sin(a), f.cos(b)), A.mul(f.cos(a), f.sin(b))),
    ],
  },
  {
    name: 'cos² + sin² = 1',
    sides: (A, f, a) => [A.add(A.mul(f.cos(a), f.cos(a)), A.mul(f.sin(a), f.sin(a))), A.one],
  },
  {
    name: 'tanh = (exp(2a) − 1)/(exp(2a) + 1)',
    sides: (A, f, a) => {
      const square = f.exp(A.add(a, a))
      return [f.tanh(a), A.div(A.sub(square, A.one), A.add(square, A.one))]
    },
  },
  {
    name: 'sigmoid = 1/(1 + exp(−a))',
    sides: (A, f, a) => [f.sigmoid(a), A.div(A.one, A.add(A.one, f.exp(A.sub(A.zero, a))))],
  },
  {
    name: 'softplus(a) − softplus(−a) = a',
    sides: (A, f, a) => [A.sub(f.softplus(a), f.softplus(A.sub(A.zero, a))), a],
  },
  { name: 'log(exp(a)) = a', sides: (_, f, a) => [f.log(f.exp(a)), a] },
]

const onPositive: readonly Equation[] = [
  { name: 'exp(log(a)) = a', sides: (_, f, a) => [f.exp(f.log(a)), a] },
  {
    name: 'sqrt(a)² = a',
    sides: (A, f, a) => [A.mul(f.sqrt(a), f.sqrt(a)), a],
  },
]

/** f′ in terms of the functions, to be found as the slope of f at a + ε. */
const slopes: Readonly<
  Record<SmoothFunction, <S, T>(A: Algebra<S, T>, f: SmoothFunctions<T>, a: T) => T>
> = {
  exp: (_, f, a) => f.exp(a),
  log: (A, _, a) => A.div(A.one, a),
  sqrt: (A, f, a) => A.div(A.rational(1, 2), f.sqrt(a)),
  sin: (_, f, a) => f.cos(a),
  cos: (A, f, a) => A.sub(A.zero, f.sin(a)),
  tanh: (A, f, a) => A.sub(A.one, A.mul(f.tanh(a), f.tanh(a))),
  sigmoid: (A, f, a) => A.mul(f.sigmoid(a), A.sub(A.one, f.sigmoid(a))),
  softplus: (_, f, a) => f.sigmoid(a),
}

/** The functional equations of the smooth functions, and their derivatives by dual numbers. */
export function functionLaws<S, T>(
  algebra: Algebra<S, T>,
  { any, positive, equal }: FunctionLawConstraints<T>,
): Law[] {
  const f = algebra.functions!
  const equation = ({ name, sides }: Equation, from: fc.Arbitrary<T>) =>
    law(
      name,
      fc.property(from, from, (a, b) => {
        const [left, right] = sides(algebra, f, a, b)
        claim(equal(left, right), () => `${fc.stringify(left)} ≠ ${fc.stringify(right)}`)
      }),
    )
  return [
    ...functional.map(each => equation(each, any)),
    ...onPositive.map(each => equation(each, positive)),
    ...(Object.keys(slopes) as (keyof typeof slopes)[]).map(name =>
      law(
        `${name}′`,
        fc.property(name === 'log' || name === 'sqrt' ? positive : any, a => {
          const found = smooth(dual(algebra), name)({ value: a, slope: algebra.one })
          const slope = slopes[name](algebra, f, a)
          claim(equal(found.value, f[name](a)), () => 'the value is another')
          claim(
            equal(found.slope, slope),
            () => `${fc.stringify(found.slope)} ≠ ${fc.stringify(slope)}`,
          )
        }),
      ),
    ),
  ]
}
