import fc from 'fast-check'
import { all, type BigNumber, create } from 'mathjs'
import { describe, expect, test } from 'vitest'
import { AlgebraError, type SmoothFunction, smooth } from '../../src/algebra/algebra.js'
import { type Enclosure, enclosure, exactly } from '../../src/algebra/enclosure.js'
import { enclosures } from '../../src/algebra/enclosures.js'
import { numbers } from '../../src/algebra/fields.js'
import { above, below } from '../../src/algebra/rounding.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { property } from '../property.js'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
/** Every size, and the few short numbers whose sums and products are exact. */
const doubles = fc.oneof(
  finite,
  fc.integer({ min: -9, max: 9 }),
  fc.double({ min: -2, max: 2, noNaN: true }),
)

/** An interval and a double in it. */
interface Held {
  readonly within: Enclosure
  readonly x: number
}
const held: fc.Arbitrary<Held> = fc
  .tuple(doubles, doubles, doubles)
  .map(([a, b, c]) => [a, b, c].sort((p, q) => p - q))
  .chain(([low, x, high]) =>
    fc.constantFrom({ within: enclosure(low!, high!), x: x! }, { within: exactly(x!), x: x! }),
  )

/** Whether low ≤ q ≤ high, exactly. */
const holds = ({ low, high }: Enclosure, q: Rational): boolean =>
  (low === -Infinity || rational(low).compare(q) <= 0) &&
  (high === Infinity || q.compare(rational(high)) <= 0)

/** The next double, from its bits. */
function next(x: number): number {
  if (x === 0) return Number.MIN_VALUE
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, x)
  view.setBigInt64(0, view.getBigInt64(0) + (x > 0 ? 1n : -1n))
  return view.getFloat64(0)
}

describe('rounding outward', () => {
  property([finite])('goes up by one double, or two among the subnormals', x => {
    const up = above(x)
    expect(up).toBeGreaterThanOrEqual(next(x))
    const tiny = Math.abs(x) < 2 ** -1020
    expect(up).toBeLessThanOrEqual(tiny ? next(next(x)) : next(x))
    expect(below(x)).toBe(-above(-x))
  })
  test('at the ends of the doubles', () => {
    expect(above(Number.MAX_VALUE)).toBe(Infinity)
    expect(above(-Infinity)).toBe(-Number.MAX_VALUE)
    expect(below(Infinity)).toBe(Number.MAX_VALUE)
    expect(above(Infinity)).toBe(Infinity)
    expect(above(0)).toBeGreaterThan(0)
  })
})

/** The four operations, over any algebra, and exactly. */
const operations = {
  '+': {
    on: enclosures.add,
    nearest: numbers.add,
    exactly: (p: Rational, q: Rational) => p.add(q),
  },
  '−': {
    on: enclosures.sub,
    nearest: numbers.sub,
    exactly: (p: Rational, q: Rational) => p.sub(q),
  },
  '×': {
    on: enclosures.mul,
    nearest: numbers.mul,
    exactly: (p: Rational, q: Rational) => p.mul(q),
  },
  '÷': {
    on: enclosures.div,
    nearest: numbers.div,
    exactly: (p: Rational, q: Rational) => p.div(q),
  },
} as const
type Operator = keyof typeof operations
const operators = Object.keys(operations) as Operator[]

describe.each(operators)('%s on intervals', op => {
  const { on, nearest, exactly: exact } = operations[op]
  const second = op === '÷' ? held.filter(({ x }) => x !== 0) : held

  property([held, second], { numRuns: 1000 })('holds the exact results', (a, b) => {
    expect(holds(on(a.within, b.within), exact(rational(a.x), rational(b.x)))).toBe(true)
  })
  property([
    fc.double({ min: 0.1, max: 9, noNaN: true }),
    fc.double({ min: 0.1, max: 9, noNaN: true }),
  ])('is two doubles wide at most for numbers', (x, y) => {
    const { low, high } = on(exactly(x), exactly(y))
    expect(high).toBeLessThanOrEqual(next(next(low)))
  })
  test('control: rounding to nearest does not hold them', () => {
    const found = fc.check(
      fc.property(
        fc.double({ min: 1, max: 9, noNaN: true }),
        fc.double({ min: 1, max: 9, noNaN: true }),
        (x, y) => holds(exactly(nearest(x, y)), exact(rational(x), rational(y))),
      ),
    )
    expect(found.failed).toBe(true)
  })
})

describe('intervals', () => {
  property([held])('a·a is the square', ({ within, x }) => {
    const square = enclosures.mul(within, within)
    expect(holds(square, rational(x).mul(rational(x)))).toBe(true)
    expect(square.low).toBeGreaterThanOrEqual(0)
  })
  test('sums and products that are doubles are not widened', () => {
    const [a, b] = [exactly(0.75), exactly(-0.5)]
    expect(enclosures.add(a, b)).toEqual(exactly(0.25))
    expect(enclosures.mul(enclosures.one, a)).toEqual(a)
    expect(enclosures.mul(enclosures.zero, enclosure(-Infinity, Infinity))).toEqual(exactly(0))
  })
  test('a divisor that may be 0 gives half the line, or all of it; 0 gives nothing', () => {
    const one = exactly(1)
    expect(enclosures.div(one, enclosure(0, 2)).high).toBe(Infinity)
    expect(enclosures.div(one, enclosure(0, 2)).low).toBeGreaterThan(0.4999)
    expect(enclosures.div(one, enclosure(-2, 0)).low).toBe(-Infinity)
    expect(enclosures.div(one, enclosure(-1, 1))).toEqual({ low: -Infinity, high: Infinity })
    expect(enclosures.div(exactly(0), enclosure(-1, 1))).toEqual(exactly(0))
    expect(() => enclosures.div(one, exactly(0))).toThrow(AlgebraError)
  })
  test('ends in order, and a number between', () => {
    expect(() => enclosure(1, 0)).toThrow('enclosure: expected low ≤ high, got [1, 0]')
    expect(() => enclosure(Number.NaN, 0)).toThrow(AlgebraError)
    expect(() => enclosure(Infinity, Infinity)).toThrow(AlgebraError)
  })
  property([fc.integer({ min: -99, max: 99 }), fc.integer({ min: 1, max: 99 })])(
    'n/d is held',
    (n, d) => {
      expect(holds(enclosures.rational(n, d), rational(n, d))).toBe(true)
    },
  )
  property([held, held])('abs, max, min and choices are held', (a, b) => {
    const { abs, max, min, choose } = enclosures.pieces
    const inside = (within: Enclosure, x: number) => within.low <= x && x <= within.high
    expect(inside(abs(a.within), Math.abs(a.x))).toBe(true)
    expect(inside(max(a.within, b.within), Math.max(a.x, b.x))).toBe(true)
    expect(inside(min(a.within, b.within), Math.min(a.x, b.x))).toBe(true)
    const c = numbers.pieces?.choose(a.x, a.x, b.x)
    expect(inside(choose(a.within, a.within, b.within), c!)).toBe(true)
  })
})

/** 64 digits: 40 and more are right for arguments up to 10^22. */
const big = create(all!, { number: 'BigNumber', precision: 64 })

/** A double, exactly: mathjs would take the shortest decimal that rounds to it. */
function decimal(x: number): BigNumber {
  const { s: sign, n, d } = rational(x)
  const quotient = big.divide(big.bignumber(String(n)), big.bignumber(String(d)))
  return big.multiply(quotient, big.bignumber(Number(sign))) as BigNumber
}

/** The functions to 40 digits and more. */
const truly: Record<SmoothFunction, (x: BigNumber) => BigNumber> = {
  exp: x => big.exp(x),
  log: x => big.log(x) as BigNumber,
  sqrt: x => big.sqrt(x) as BigNumber,
  sin: x => big.sin(x),
  cos: x => big.cos(x),
  tanh: x => {
    const e = big.exp(big.multiply(x, big.bignumber(-2)) as BigNumber)
    return big.divide(big.subtract(big.bignumber(1), e), big.add(big.bignumber(1), e)) as BigNumber
  },
  sigmoid: x =>
    big.divide(
      big.bignumber(1),
      big.add(big.bignumber(1), big.exp(big.unaryMinus(x) as BigNumber)),
    ) as BigNumber,
  softplus: x => big.log(big.add(big.bignumber(1), big.exp(x)) as BigNumber) as BigNumber,
}

/** k·π/2 to the nearest double, and the doubles beside it: critical points and zeros of sin and cos. */
const nearCritical = fc
  .tuple(fc.integer({ min: -4000, max: 4000 }), fc.constantFrom(-1, 0, 1))
  .map(([k, side]) => {
    const x = (k * Math.PI) / 2
    return side === 0 ? x : side > 0 ? next(x) : -next(-x)
  })
const wide = fc.double({ min: -30, max: 30, noNaN: true })
const far = fc.double({ min: -1e22, max: 1e22, noNaN: true })
const size = fc
  .tuple(fc.double({ min: 0.5, max: 1, noNaN: true }), fc.integer({ min: -60, max: 60 }))
  .map(([m, e]) => m * 2 ** e)
const nearOne = fc.integer({ min: -1000, max: 1000 }).map(k => 1 + k * 2 ** -52)

const domains: Record<SmoothFunction, fc.Arbitrary<number>> = {
  exp: fc.oneof(wide, fc.double({ min: -600, max: 700, noNaN: true })),
  log: fc.oneof(size, nearOne),
  sqrt: size,
  sin: fc.oneof(wide, nearCritical, far, size),
  cos: fc.oneof(wide, nearCritical, far, size),
  // Nearer to 0 the quotient of exponentials would want more digits.
  tanh: fc.oneof(wide, size).filter(x => Math.abs(x) > 2 ** -60),
  sigmoid: fc.oneof(wide, fc.double({ min: -600, max: 30, noNaN: true })),
  softplus: fc.oneof(wide, fc.double({ min: -40, max: 600, noNaN: true })),
}

describe.each(Object.keys(domains) as SmoothFunction[])('%s on intervals', name => {
  const f = smooth(enclosures, name)
  const value = (x: number) => truly[name](decimal(x))
  // Not mathjs's comparisons, which take what is nearly equal for equal.
  const around = ({ low, high }: Enclosure, y: BigNumber) =>
    decimal(low).lte(y) && decimal(high).gte(y)

  property([domains[name]], { numRuns: 300 })('holds the value, and not much else', x => {
    const within = f(exactly(x))
    expect(around(within, value(x))).toBe(true)
    const most = Math.max(Math.abs(within.low), Math.abs(within.high))
    expect(within.high - within.low).toBeLessThanOrEqual(24 * (most * 2 ** -52 + Number.MIN_VALUE))
  })
  property([fc.tuple(domains[name], domains[name], fc.double({ min: 0, max: 1, noNaN: true }))])(
    'holds the values between',
    ([a, b, t]) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const x = Math.min(high, low + t * (high - low))
      expect(around(f(enclosure(low, high)), value(x))).toBe(true)
    },
  )
  test('control: the engine’s value does not hold it', () => {
    const plain = smooth(numbers, name)
    const found = fc.check(
      fc.property(domains[name], x => around(exactly(plain(x)), value(x))),
      { numRuns: 300 },
    )
    expect(found.failed).toBe(true)
  })
})

describe('the slope of the sigmoid on intervals', () => {
  const slope = enclosures.functions.sigmoidSlope!
  // Multiples of 2^-9: nearer to 0 than that its largest slope, 1/4, would want more digits.
  const coarse = fc.integer({ min: -15_000, max: 15_000 }).map(k => k / 512)
  property([fc.tuple(coarse, coarse, fc.constantFrom(0, 1 / 4, 1 / 2, 1))])(
    'holds the slopes between, and is no wider than they are at three points',
    ([a, b, t]) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const at = (x: number) => {
        const e = big.exp(decimal(-Math.abs(x)))
        return e.dividedBy(e.plus(1).pow(2))
      }
      const within = slope(enclosure(low, high))
      const between = at(Math.min(high, low + t * (high - low)))
      expect(decimal(within.low).lte(between) && decimal(within.high).gte(between)).toBe(true)
      const ends = [low, high, ...(low < 0 && high > 0 ? [0] : [])].map(x => at(x).toNumber())
      const margin = 24 * 2 ** -52
      expect(within.low).toBeGreaterThanOrEqual(Math.min(...ends) * (1 - 2 * margin))
      expect(within.high).toBeLessThanOrEqual(Math.max(...ends) * (1 + 2 * margin))
    },
  )
})

describe('waves', () => {
  const { sin, cos } = enclosures.functions
  property([fc.integer({ min: -1e6, max: 1e6 }), fc.double({ min: 1e-6, max: 1.5, noNaN: true })])(
    'reach ±1 where a critical point is inside, and not where none is',
    (k, width) => {
      const [crest, sign] = [(k + 1 / 2) * Math.PI, k % 2 === 0 ? 1 : -1]
      const across = sin(enclosure(crest - width, crest + width))
      expect(sign > 0 ? across.high : -across.low).toBe(1)
      expect(sign > 0 ? across.low : -across.high).toBeCloseTo(Math.cos(width), 6)
      const beside = cos(enclosure(k * Math.PI + width / 4, k * Math.PI + width))
      expect(Math.max(Math.abs(beside.low), Math.abs(beside.high))).toBeLessThan(1)
    },
  )
  test('on long intervals, and the line', () => {
    for (const f of [sin, cos]) {
      expect(f(enclosure(0, 7))).toEqual({ low: -1, high: 1 })
      expect(f(enclosure(-Infinity, 0))).toEqual({ low: -1, high: 1 })
    }
    expect(cos(enclosure(0, 1)).high).toBe(1)
  })
})

test('outside their domains, and at the ends of the doubles', () => {
  const { exp, log, sqrt, sigmoid, softplus, tanh } = enclosures.functions
  expect(() => log(enclosure(-2, 0))).toThrow('log: expected numbers > 0, got [-2, 0]')
  expect(() => sqrt(enclosure(-2, -1))).toThrow('sqrt: expected numbers ≥ 0, got [-2, -1]')
  expect(log(enclosure(-1, 1)).low).toBe(-Infinity)
  expect(sqrt(enclosure(-1, 4)).low).toBe(0)
  expect(exp(exactly(710)).high).toBe(Infinity)
  expect(exp(exactly(710)).low).toBeGreaterThan(Math.exp(709))
  expect(exp(exactly(-800)).low).toBe(0)
  expect(exp(exactly(-800)).high).toBeGreaterThan(0)
  // 1/(1 + e^−x) with e^−x = ∞ would be [0, 0] to a few subnormals.
  expect(sigmoid(exactly(-720)).high).toBeGreaterThan(0.9 * Math.exp(-720))
  expect(softplus(exactly(-720)).high).toBeGreaterThan(0.9 * Math.exp(-720))
  expect(tanh(exactly(50)).high).toBe(1)
})
