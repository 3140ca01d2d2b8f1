import { describe, expect, test } from 'vitest'
import { numbers } from '../../src/algebra/fields.js'
import { builtIn, builtIns } from '../../src/check/built-in/index.js'
import { expressionSubject } from '../../src/check/expression/subject.js'
import { balls } from '../../src/check/study/balls.js'
import { enclosures } from '../../src/check/study/enclosures.js'
import { extremes } from '../../src/check/study/extremes.js'
import {
  type Consequence,
  isRefusal,
  type MethodName,
  methodNames,
  type Row,
  runStudy,
  type Study,
  type StudyOptions,
} from '../../src/check/study/index.js'
import { jacobians, shares } from '../../src/check/study/jacobians.js'
import { type Looked, look } from '../../src/check/study/looked.js'
import { pairs } from '../../src/check/study/pairs.js'
import { supLip } from '../../src/check/study/quantity.js'
import type { Subject } from '../../src/check/subject.js'
import { uniformIn } from '../../src/estimate/region.js'
import { affine } from '../../src/map/affine.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { cyclic } from '../../src/random/cyclic.js'
import { finite } from '../../src/random/finite.js'
import { iid } from '../../src/random/iid.js'
import { independent } from '../../src/random/independent.js'
import { Source } from '../../src/random/source.js'
import { realLine } from '../../src/space/line.js'
import { real } from '../../src/space/real.js'

/** A study of a random map, all the time in the world for it. */
function studied(
  subject: Subject<number> | Subject<Float64Array>,
  methods: readonly MethodName[] = methodNames,
  options: Partial<StudyOptions> = {},
): Promise<Study> {
  return runStudy(subject as unknown as Subject<unknown, unknown>, {
    version: '1',
    name: 'it',
    seed: 1,
    budget: 1e6,
    methods,
    ...options,
  })
}

const rowsOf = ({ results }: Study, quantity: string): readonly Row[] =>
  results.flatMap(({ rows }) => rows).filter(row => row.quantity === quantity)

const row = (study: Study, method: string) => {
  const found = study.results.flatMap(({ rows }) => rows).find(each => each.method === method)
  if (found === undefined || isRefusal(found)) throw new Error(`${method}: ${found?.refused}`)
  return found
}

const standing = (study: Study, theorem: string): Consequence['standing'] | undefined =>
  study.consequences.find(each => each.theorem.startsWith(theorem))?.standing

describe('random maps with known constants: bounds on their sides of it, estimates near', () => {
  // 2 + 1 over (√2 + 1)² and 3 − 1 over (√3 + 1)², Birkhoff’s, on the whole half-line.
  const birkhoff = Math.max(1 / (Math.SQRT2 + 1) ** 2, 2 / (Math.sqrt(3) + 1) ** 2)
  test.each([
    ['ar1', 0.9],
    ['fold', 0.5],
    ['sierpinski', 0.5],
    ['rotation', Math.sqrt(1 - 0.6 + 0.25)],
    ['mobius', birkhoff],
    ['heavy-tailed', 1.9],
    // ‖M‖ of [[1 + 4/9 − 25/9, −4/9], [1, 0]], from its trace and determinant.
    ['heavy-ball', 1.7051],
  ])('%s', async (name, truth) => {
    const found = await studied(builtIn(name), ['pairs', 'extreme-value', 'jacobian', 'interval'])
    const rows = [supLip, 'max Lip of the 16 maps drawn'].flatMap(of => rowsOf(found, of))
    expect(rows.some(({ quantity }) => quantity !== supLip)).toBe(found.maps === '16 maps drawn')
    expect(rows).toHaveLength(4)
    const slack = name === 'heavy-ball' ? 1e-4 : 1e-12
    for (const each of rows) {
      if (isRefusal(each)) continue
      const { kind, value } = each
      if (kind === 'lower bound') expect(value).toBeLessThanOrEqual(truth * (1 + slack))
      if (kind === 'certificate') expect(value).toBeGreaterThanOrEqual(truth * (1 - slack))
      expect(Math.abs(value / truth - 1), each.method).toBeLessThan(0.05)
    }
    expect(found.disagreements).toEqual([])
  })
})

describe('what follows', () => {
  test('mini-batch least squares: the uniform constant is 1, the exponent negative', async () => {
    const found = await studied(builtIn('least-squares'))
    expect(found.consequences[0]).toMatchObject({
      standing: 'does not apply',
      because: expect.stringMatching(
        /rank deficient \(proved: rank ≤ 3 in ℝ\^10\).* ≥ 1 for every h/,
      ),
    })
    for (const each of rowsOf(found, 'sup Lip(T)')) {
      // Within rounding of 1, from the side that its kind allows.
      if (!isRefusal(each)) expect(Math.abs(each.value - 1), each.method).toBeLessThan(1e-9)
    }
    expect(standing(found, 'Log-average')).toBe('estimated')
    const exponent = rowsOf(found, 'γ_1')[0]!
    if (isRefusal(exponent)) throw new Error(exponent.refused)
    expect(exponent.interval!.high).toBeLessThan(0)
  })

  test('the maps of momentum are stable each, their product is not', async () => {
    const found = await studied(builtIn('heavy-ball'))
    expect(standing(found, 'Theorem 2.2')).toBe('does not apply')
    expect(standing(found, 'Log-average')).toBe('does not apply')
    expect(row(found, 'QR along a path').interval!.low).toBeGreaterThan(0)
  })

  test.each([
    ['fold', 'proved', undefined],
    ['mobius', 'proved', undefined],
    ['sierpinski', 'proved', undefined],
    ['iris', 'proved', undefined],
    ['slopes', 'estimated', 'estimated'],
    ['beta-walk', 'open', 'estimated'],
    ['kaczmarz', 'does not apply', 'estimated'],
    ['gaussian-3', 'does not apply', 'does not apply'],
    ['escape', 'open', 'open'],
    ['heavy-tailed', 'does not apply', 'proved'],
  ] as const)('%s: Theorem 2.2 %s, log-average %s', async (name, uniform, average) => {
    const methods: MethodName[] = [
      ...(['carried', 'pairs', 'jacobian', 'interval'] as const),
      ...(['log-average', 'lyapunov', 'ball'] as const),
    ]
    const found = await studied(builtIn(name), methods)
    expect(standing(found, 'Theorem 2.2')).toBe(uniform)
    expect(standing(found, 'Log-average')).toBe(average)
    expect(found.disagreements).toEqual([])
  })

  test('a heavy tail: no variance, nor a mean', async () => {
    const found = await studied(builtIn('heavy-tailed'), ['tail'])
    expect(standing(found, 'The stationary law has a variance')).toBe('does not apply')
    const moment = row(found, 'moment equation')
    expect(moment.detail).toContain('the mean does not exist')
    // E A^α = (0.5^α + 1.9^α)/2 = 1, by theory.
    expect((0.5 ** moment.value + 1.9 ** moment.value) / 2).toBeCloseTo(1, 9)
  })

  test('Hill’s estimate is refused of paths that are not stationary, or never will be', async () => {
    const hill = async (subject: Subject<number> | Subject<Float64Array>) =>
      rowsOf(await studied(subject, ['tail']), 'α').find(each => each.method === 'Hill')
    expect(await hill(builtIn('heavy-tailed'))).toMatchObject({
      refused: expect.stringMatching(/^paths forget their start in about \d+ steps/),
    })
    const growing = { ...expressionSubject('a*x + 1', ['a ~ uniform(0, 2.8)']), start: 0 }
    expect(await hill(growing)).toMatchObject({
      refused: expect.stringMatching(/^γ_1 is not seen to be below 0/),
    })
  })

  test('Kaczmarz: k̂ reaches down to the rate of a volume, 2^(−1/4)', async () => {
    const found = row(
      await studied(builtIn('kaczmarz'), ['lyapunov', 'decay']),
      'synchronous coupling',
    )
    expect(found.interval!.low).toBeLessThanOrEqual(2 ** (-1 / 4))
    expect(found.detail).toMatch(/γ_1 and γ_2 are not told apart$/)
  })

  test('paths that leave the domain of a map are refused, by every method along paths', async () => {
    const subject = { ...expressionSubject('log(x)', []), start: 2 }
    const found = await studied(subject, ['log-average', 'lyapunov', 'decay', 'tail'])
    for (const each of found.results.flatMap(({ rows }) => rows)) expect(isRefusal(each)).toBe(true)
  })

  test('local contraction on a ball that the maps keep is Theorem 2.2 there', async () => {
    // Descent on a double well, (x² − 1)²/4, about its minimum at 1: h = 1/10, noise ±1/50.
    const subject = {
      ...expressionSubject('x - 0.1*(x^3 - x) + e', ['e ~ choice(-0.002, 0.002)']),
      start: 1,
    }
    const found = await studied(subject, ['pairs', 'interval', 'ball'], {
      region: { low: Float64Array.of(0.5), high: Float64Array.of(1.5) },
    })
    expect(standing(found, 'Theorem 2.2')).toBe('proved')
    const ball = row(found, 'invariant ball')
    expect(ball.value).toBeGreaterThan(0.002 / 0.2)
    expect(ball.value).toBeLessThan(0.02)
  })

  test('control: a contraction of a region that the map leaves is none', async () => {
    const found = await studied(builtIn('escape'), ['interval', 'ball'])
    expect(row(found, 'interval enclosure').value).toBeCloseTo(0.5, 12)
    expect(standing(found, 'Theorem 2.2')).toBe('open')
  })
})

describe('what is claimed, carried or assumed wrongly proves nothing', () => {
  test('a map that carries too small a constant is contradicted', async () => {
    const liar: SelfMap<number> = {
      name: 'x ↦ 2x + 1',
      apply: x => 2 * x + 1,
      proved: { lipschitz: { '|·|': 0.5 } },
    }
    const map = finite(realLine, [liar])
    const found = await studied({ map, space: realLine, start: 0 })
    expect(found.disagreements).toContainEqual(
      expect.stringMatching(/^The maps carry the constant 0\.5, yet a pair is stretched by/),
    )
    expect(found.consequences.map(each => each.standing)).not.toContain('proved')
  })

  const moves = iid({
    name: 'x/2 + 100U',
    space: realLine,
    draw: source => affine(real, 0.5, 100 * source.unit()),
    proved: { lipschitz: { '|·|': 0.5 } },
  })
  test.each([
    [0.25, 'open', 1],
    [100, 'proved', 0],
  ])('a claim of D = %d: %s', async (D, expected, contradictions) => {
    const found = await studied({ map: moves, space: realLine, start: 0, D }, ['carried'])
    expect(standing(found, 'Theorem 2.2')).toBe(expected)
    expect(found.disagreements).toHaveLength(contradictions)
  })

  test('maps that are not i.i.d. are under no theorem of i.i.d. maps', async () => {
    // T_i = (1 − 1/(i + 1)²)x + 1: each a contraction, and X_n grows without bound.
    const map = independent(realLine, {
      name: 'T_i',
      drawAt: i => () => affine(real, 1 - 1 / (i + 1) ** 2, 1),
    })
    const found = await studied({ map, space: realLine, start: 0 })
    expect(found.consequences.map(each => each.standing)).toEqual(['open', 'open'])
    const cycle = cyclic(realLine, [affine(real, 0.5, 0), affine(real, 3, 1), affine(real, 0.5, 3)])
    const other = await studied({ map: cycle, space: realLine, start: 0 })
    expect(standing(other, 'Log-average')).toBe('open')
    expect(standing(other, 'The stationary law has a variance')).toBeUndefined()
  })

  test('near paths meet on an attracting 2-cycle, and backward iterates alternate', async () => {
    const subject = { ...expressionSubject('3.2*x*(1-x)', []), start: 0.3 }
    const found = await studied(subject, ['pairs', 'lyapunov'], {
      region: { low: Float64Array.of(0), high: Float64Array.of(1) },
    })
    expect(standing(found, 'Log-average')).toBe('open')
  })
})

describe('a method that can make nothing of a map refuses, and the others go on', () => {
  test.each([
    ['log(x)', 2, [1, 3]],
    ['sqrt(x^2)/2 + 1', 0, [-1, 1]],
    ['1/x', 0.5, [-1, 1]],
    ['sqrt(x)', 0.5, [0, 1]],
    ['x/2', 0, [0, 1e-300]],
  ])('%s', async (text, start, [low, high]) => {
    const found = await studied({ ...expressionSubject(text, []), start }, methodNames, {
      region: { low: Float64Array.of(low!), high: Float64Array.of(high!) },
    })
    expect(found.results).toHaveLength(methodNames.length)
    for (const each of found.results.flatMap(({ rows }) => rows)) {
      if (isRefusal(each)) expect(each.refused).not.toContain('\n')
    }
  })
})

describe('built-in random maps', () => {
  test.each(builtIns.map(each => [each.name, each] as const))(
    '%s: points of its region are points, and formulas are the maps',
    (_, { subject }) => {
      const { map, space, region } = subject() as unknown as Subject<Float64Array | number>
      const draw = uniformIn(region!)
      const source = new Source(1, 'instances')
      for (let i = 1; i <= 20; i++) {
        const x = draw(source.seek(0, i))
        const p = space.objection(x) === undefined ? x : x[0]!
        expect(space.objection(p)).toBeUndefined()
        const T = map.realize(1).at(i)
        const image = T.apply(p)
        const y = typeof image === 'number' ? [image] : Array.from(image)
        T.formula?.apply(numbers, Array.from(x)).forEach((yj, j) => {
          expect(yj).toBeCloseTo(y[j]!, 12)
        })
      }
    },
  )
})

describe('bounds keep to their budget', () => {
  const method = { pairs, extremes, jacobians, enclosures, balls }
  test.each(Object.entries(method))('%s: few applications after the end of it', (_, ask) => {
    let applied = 0
    const slow: SelfMap<number> = { name: 'slow', proved: {}, apply: x => ++applied && x / 2 + 1 }
    const subject = { map: finite(realLine, [slow, slow]), space: realLine, start: 0 }
    const looked: Looked<number> = look(subject, {
      seed: 1,
      stop: () => applied >= 20,
      left: () => Infinity,
    })
    // The path that the region is from is cut too.
    expect(applied).toBeLessThanOrEqual(20)
    ask(looked, {})
    expect(applied).toBeLessThanOrEqual(24)
  })
})

test('a ball is not proved by a carried constant that is contradicted', () => {
  const liar: SelfMap<number> = {
    name: '2x + 1',
    apply: x => 2 * x + 1,
    proved: { lipschitz: { '|·|': 0.5 } },
  }
  const looked = look<number>(
    { map: finite(realLine, [liar]), space: realLine, start: 0 },
    { seed: 1, stop: () => false, left: () => Infinity },
  )
  expect(balls(looked, { carried: 0.5, sampled: 2 }).facts?.ball?.proved).not.toBe(true)
  // Control: nothing seen against it, it is taken at its word.
  expect(balls(looked, { carried: 0.5 }).facts?.ball?.proved).toBe(true)
})

test('a certificate of maps drawn is not one of the law', () => {
  const { facts } = enclosures(
    look(builtIn('ar1') as Subject<number>, { seed: 1, stop: () => false, left: () => Infinity }),
  )
  expect(facts?.certified?.whole).toBe(false)
})

test('a value that many have is in the middle of its bar', () => {
  for (const values of [
    [1, 1, 1],
    [0, 1, 1, 2],
    [1, 2, 2],
    [2, 1, 1],
  ]) {
    const bars = shares(values)
    const most = Math.max(...bars.map(([, share]) => share))
    const i = bars.findIndex(([, share]) => share === most)
    expect((bars[i]![0] + bars[i + 1]![0]) / 2).toBeCloseTo(values[2] === 2 ? 2 : 1, 9)
    expect(bars.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 12)
  }
})
