import fc from 'fast-check'
import { type Algebra, piecewise } from '../../src/algebra/algebra.js'

/** A function of coordinates x_0, x_1, … made with + − × |·| max min, over any algebra of ordered numbers. */
export interface Term {
  readonly text: string
  of<S, T>(on: Algebra<S, T>, x: readonly T[]): T
}

const whole: fc.Arbitrary<Term> = fc
  .integer({ min: -3, max: 3 })
  .map(c => ({ text: String(c), of: on => on.rational(c) }))

const coordinate = (dimension: number): fc.Arbitrary<Term> =>
  fc.nat(dimension - 1).map(i => ({ text: `x${i}`, of: (_, x) => x[i]! }))

type Binary = 'add' | 'sub' | 'mul' | 'max' | 'min'
const binary = (name: Binary, a: Term, b: Term): Term => ({
  text: `${name}(${a.text}, ${b.text})`,
  of(on, x) {
    const [p, q] = [a.of(on, x), b.of(on, x)]
    return name === 'max' || name === 'min' ? piecewise(on)[name](p, q) : on[name](p, q)
  },
})

/** Terms of a number of coordinates, nested four deep at most. */
export const terms = (dimension: number): fc.Arbitrary<Term> =>
  fc.letrec<{ term: Term }>(tie => ({
    term: fc.oneof(
      { maxDepth: 4, depthSize: 'max' },
      coordinate(dimension),
      whole,
      fc.tuple(tie('term')).map(
        ([a]): Term => ({
          text: `|${a.text}|`,
          of: (on, x) => piecewise(on).abs(a.of(on, x)),
        }),
      ),
      fc
        .tuple(fc.constantFrom<Binary>('add', 'sub', 'mul', 'max', 'min'), tie('term'), tie('term'))
        .map(args => binary(...args)),
    ),
  })).term
