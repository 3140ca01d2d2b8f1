import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { affineForm } from '../../src/check/expression/affine-form.js'
import { compiled, derivative, parse } from '../../src/check/expression/language.js'
import { parseNoise } from '../../src/check/expression/noise.js'
import { expressionSubject } from '../../src/check/expression/subject.js'
import { Source } from '../../src/random/source.js'

/** Expressions that are affine in x by their syntax, and what they are worth. */
const affineTexts: fc.Arbitrary<string> = fc.letrec<{ node: string; free: string }>(tie => ({
  free: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('1', '0.5', '3', 'e', 'sin(e)'),
    fc
      .tuple(tie('free'), fc.constantFrom('+', '-', '*'), tie('free'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
  ),
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('x', '2 x', 'x/4', '-x'),
    tie('free'),
    fc
      .tuple(tie('node'), fc.constantFrom('+', '-'), tie('node'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('free'), tie('node')).map(([a, b]) => `${a} * (${b})`),
    fc.tuple(tie('node')).map(([a]) => `(${a}) * 0.25`),
  ),
})).node

describe('expressions', () => {
  it('affine by syntax: a·x + b is the expression', () => {
    fc.assert(
      fc.property(
        affineTexts,
        fc.integer({ min: -8, max: 8 }),
        fc.integer({ min: -2, max: 2 }),
        (text, x, e) => {
          const tree = parse(text, ['x', 'e'], 'expression')
          const form = affineForm(tree, 'x')
          const noise = new Map([['e', e]])
          const expected = compiled(tree)(
            new Map([
              ['x', x],
              ['e', e],
            ]),
          )
          const value = form!.slope(noise) * x + form!.shift(noise)
          expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)))
        },
      ),
    )
  })

  it.each(['x^2', 'x*x', 'sin(x)', '1/x', 'abs(x)', 'x*x/x', 'max(x, 0)', 'x % 2', '2^x'])(
    '%s is not taken for affine',
    text => expect(affineForm(parse(text, ['x'], 'expression'), 'x')).toBeUndefined(),
  )

  it('have mathjs’s symbolic derivative where there is one', () => {
    const slope = derivative(parse('sin(x)/2 + x^2', ['x'], 'expression'), 'x')!
    for (const x of [-2, 0, 0.3, 1]) {
      expect(slope(new Map([['x', x]]))).toBeCloseTo(Math.cos(x) / 2 + 2 * x, 12)
    }
    expect(derivative(parse('max(x, 0)', ['x'], 'expression'), 'x')).toBeUndefined()
  })

  it.each([
    ['import("fs")', /expected one of the functions .*, got import$/],
    ['evaluate("1")', /got evaluate$/],
    ['x.constructor', /expected numbers, names, operators and functions, got AccessorNode$/],
    ['[x]', /got ArrayNode$/],
    ['y = x', /got AssignmentNode$/],
    ['f(x) = x', /got FunctionAssignmentNode$/],
    ['x; x', /got BlockNode$/],
    ['"a"', /expected numbers, got "a"$/],
    ['x > 1 ? 2 : 3', /got ConditionalNode$/],
    ['x + z', /expected the names x, e, pi, tau, got z$/],
    ['x +', /^expression "x \+": Unexpected end of expression/],
    ["x'", /expected the operators \+ - \* \/ \^ %, got '$/],
    ['cos', /expected the names .*, got cos$/],
    ['', /expected/],
  ])('%s is refused in one line', (text, message) => {
    const parsing = () => parse(text, ['x', 'e'], 'expression')
    expect(parsing).toThrow(message)
    expect(parsing).toThrow(expect.objectContaining({ name: 'ExpressionError' }))
    expect(parsing).not.toThrow(/\n/)
  })

  it('a value that is no real number is NaN, which no space takes', () => {
    expect(compiled(parse('sqrt(x)', ['x'], 'expression'))(new Map([['x', -1]]))).toBeNaN()
  })
})

describe('noises', () => {
  it('choice, uniform, normal, exponential, cauchy are what they say', () => {
    const source = new Source(1)
    const draws = (text: string, n: number) => {
      const { draw } = parseNoise(text)
      return Array.from({ length: n }, (_, i) => draw(source.seek(0, i + 1)))
    }
    expect(new Set(draws('e ~ choice(-1, 1/2)', 100))).toEqual(new Set([-1, 0.5]))
    for (const u of draws('u ~ uniform(2, max(3, 1))', 100)) expect(u >= 2 && u <= 3).toBe(true)
    for (const u of draws('u ~ exponential(2)', 100)) expect(u).toBeGreaterThanOrEqual(0)
    expect(draws('u ~ normal(5, 0)', 3)).toEqual([5, 5, 5])
    expect(draws('u ~ cauchy()', 5).every(Number.isFinite)).toBe(true)
  })

  it.each([
    ['e', /expected name ~ law/],
    ['e ~ foo(1)', /the law one of choice/],
    ['x ~ choice(1)', /expected a name other than x/],
    ['e ~ constructor(1)', /the law one of choice/],
    ['e ~ toString(1)', /the law one of choice/],
    ['sin ~ choice(1)', /expected a name other than that of the function sin$/],
    ['e ~ choice()', /expected choice\(a, b, …\)/],
    ['e ~ uniform(1)', /expected uniform\(low, high\)/],
    ['e ~ uniform(2, 1)', /expected low < high/],
    ['e ~ normal(0, 1, 2)', /expected normal\(mean, sd\)/],
    ['e ~ choice(1/0)', /expected finite numbers, got 1\/0/],
    ['e ~ choice(q)', /got q$/],
  ])('%s is refused in one line', (text, message) =>
    expect(() => parseNoise(text)).toThrow(message),
  )
})

describe('the random map of an expression', () => {
  it('is a finite law of affine maps where it can be', () => {
    const { map } = expressionSubject('a x + e', ['a ~ choice(1/2, 1/4)', 'e ~ choice(-1, 1)'])
    expect(map).toMatchObject({ sampling: 'i.i.d.', proved: { lipschitz: { '|·|': 0.5 } } })
    expect('maps' in map && map.maps).toHaveLength(4)
  })

  it('carries the one slope that a continuous noise leaves', () => {
    const { map } = expressionSubject('0.9 x + e', ['e ~ normal(0, 1)'])
    expect(map.proved).toEqual({ lipschitz: { '|·|': 0.9 } })
    const other = expressionSubject('a x', ['a ~ uniform(0, 1)'])
    expect(other.map.proved).toBeUndefined()
  })

  it('gives the value of the expression, and its slope', () => {
    const { map, slope } = expressionSubject('sin(x)/2 + e', ['e ~ choice(2)'])
    const T = map.realize(1).at(1)
    expect(T.apply(1)).toBe(Math.sin(1) / 2 + 2)
    expect(slope!(T, 1)).toBeCloseTo(Math.cos(1) / 2, 12)
    expect(T.name).toBe('x ↦ sin(x)/2 + e, e = 2')
  })

  it('has one law a name', () => {
    expect(() => expressionSubject('x + e', ['e ~ choice(1)', 'e ~ choice(2)'])).toThrow(
      'noise e: expected one law, got two',
    )
  })
})
