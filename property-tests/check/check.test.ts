import { describe, expect, it } from 'vitest'
import { expressionSubject } from '../../src/check/expression/subject.js'
import { type Answer, type CheckReport, check, type Subject, sound } from '../../src/check/index.js'
import { betaLaw, uniformLaw } from '../../src/law/index.js'
import { affine, type SelfMap, table } from '../../src/map/index.js'
import { cyclic, finite, iid, independent, type Source } from '../../src/random/index.js'
import {
  discrete,
  rational,
  rationalLine,
  rationals,
  real,
  realLine,
} from '../../src/space/index.js'

/** What a quick check of a subject answers, claim by claim. */
async function answersOf<P, S>(subject: Subject<P, S>): Promise<CheckReport> {
  return check(subject, { version: 'test', name: 'test', seed: 1, quick: true, lengths: [1, 3] })
}
const of = ({ answers }: CheckReport, part: string): Answer => {
  const found = answers.filter(({ claim }) => claim.includes(part))
  expect(found, part).toHaveLength(1)
  return found[0]!
}
const expressed = (text: string, noise: readonly string[], more = {}) =>
  answersOf({ ...expressionSubject(text, noise), start: 0, ...more })

describe('check', () => {
  it('x/2 ± 1: Theorem 2.2 applies, with n and m from the closed form', async () => {
    const report = await expressed('x/2 + e', ['e ~ choice(-1, 1)'])
    expect(of(report, 'k < 1')).toMatchObject({ standing: 'holds' })
    expect(of(report, 'converges')).toMatchObject({ standing: 'holds' })
    // D = 1, k = 1/2: 2·2^−n ≤ 10^−6 from n = 21 on, 4·2^−m ≤ 10^−6 from m = 22 on.
    expect(report.advice).toMatchObject({ length: 21, anchor: 22, backing: 'proved' })
    expect(of(report, 'n = 3')).toMatchObject({ standing: 'holds', kind: 'exact' })
    expect(of(report, 'is stationary')).toMatchObject({ standing: 'open', kind: 'statistical' })
    expect(of(report, 'variance')).toMatchObject({ standing: 'holds' })
    expect(sound(report)).toBe(true)
  })

  it('2x ± 1: no contraction, with a pair a person can read; diverges', async () => {
    const report = await expressed('2*x + e', ['e ~ choice(-1, 1)'])
    expect(of(report, 'k < 1')).toMatchObject({
      standing: 'refuted',
      detail: 'x ↦ 2·x - 1: d(Tx, Ty) = 2, d(x, y) = 1 at x = 0, y = 1',
    })
    expect(of(report, 'converges')).toMatchObject({ standing: 'refuted', kind: 'numerical' })
    expect(report.advice.anchor).toBeUndefined()
    expect(sound(report)).toBe(true) // nobody claimed that it contracts
  })

  it('a claimed k that is too small is refuted, and then the check is not sound', async () => {
    const report = await expressed('x/2 + e', ['e ~ choice(-1, 1)'], { k: 0.4 })
    expect(of(report, '0.4-Lipschitz')).toMatchObject({ standing: 'refuted', claimed: true })
    expect(sound(report)).toBe(false)
  })

  it('a claimed D that is too small is refuted', async () => {
    const report = await expressed('x/2 + e', ['e ~ uniform(-1, 1)'], { D: 0.5 })
    expect(of(report, 'D = sup')).toMatchObject({ standing: 'refuted', claimed: true })
  })

  it('A in {1/2, 19/10}: contracts on average, and a variance is refused with the reason', async () => {
    const report = await expressed('a*x + 1', ['a ~ choice(0.5, 1.9)'])
    expect(of(report, 'k < 1').standing).toBe('refuted')
    expect(of(report, 'E log')).toMatchObject({ standing: 'holds', kind: 'numerical' })
    expect(of(report, 'converges').standing).toBe('holds')
    expect(of(report, 'variance')).toMatchObject({ standing: 'refuted', kind: 'exact' })
    expect(of(report, 'variance').detail).toMatch(/tail index α = 0\.1152/)
  })

  it.each(['49, 1/49', '3, 1/3', '10, 0.1', '7, 1/7', '1/5, 5', '9, 1/9, 3, 1/3'])(
    'A in {%s} is critical: its rounding does not make it contract',
    async values => {
      const report = await expressed('a*x + 1', [`a ~ choice(${values})`])
      const { standing, kind } = of(report, 'E log')
      expect(standing).not.toBe('holds')
      expect(kind).toBe('numerical')
      expect(of(report, 'converges').standing).not.toBe('holds')
      expect(of(report, 'variance').standing).not.toBe('holds')
    },
  )

  it('what doubles tell from 0 is decided, and a product of 1 over ℚ is none that contracts', async () => {
    const less = await expressed('a*x + 1', ['a ~ choice(49, 0.9999999999999/49)'])
    expect(of(less, 'E log')).toMatchObject({ standing: 'holds', kind: 'numerical' })
    const more = await expressed('a*x + 1', ['a ~ choice(49, 1.0000000000001/49)'])
    expect(of(more, 'E log')).toMatchObject({ standing: 'refuted', kind: 'numerical' })
    const half = await expressed('a*x + 1', ['a ~ choice(2, 1/2)'])
    expect(of(half, 'E log').standing).toBe('refuted')
  })

  it('a sample of constants without a stated error rate leaves E log open', async () => {
    for (const a of ['uniform(0.1, 0.9)', 'uniform(0, 1)', 'normal(0, 1)']) {
      const report = await expressed('a*x + 1', [`a ~ ${a}`])
      expect(of(report, 'E log')).toMatchObject({ standing: 'open', kind: 'empirical' })
    }
    const map = iid({ name: 'halves', space: realLine, draw: () => affine(real, 0.5, 1) })
    const report = await answersOf({ map, space: realLine, start: 0 })
    expect(of(report, 'E log')).toMatchObject({ standing: 'open', kind: 'empirical' })
    const walk = await expressed('2*x + e', ['e ~ normal(0, 1)'])
    expect(of(walk, 'E log')).toMatchObject({ standing: 'refuted', kind: 'numerical' })
  })

  it('a claimed law is tested: the uniform law of x/2 + {0, 1/2}, and not another', async () => {
    const noise = ['e ~ choice(0, 1/2)']
    const right = await expressed('x/2 + e', noise, { reference: uniformLaw() })
    expect(of(right, 'Uniform').standing).toBe('open')
    const wrong = await expressed('x/2 + e', noise, { reference: betaLaw(3, 1) })
    expect(of(wrong, 'Beta')).toMatchObject({ standing: 'refuted', claimed: true })
  })

  it('sin(x)/2 + normal noise: the slope along a path, and what was seen to be enough', async () => {
    const report = await expressed('sin(x)/2 + e', ['e ~ normal(0, 1)'])
    expect(of(report, 'k < 1')).toMatchObject({ standing: 'open' })
    expect(Number(/found by .*: ([\d.]+)/.exec(of(report, 'k < 1').detail)![1])).toBeCloseTo(0.5, 3)
    expect(of(report, 'E log').detail).toMatch(/log\|T′\| has mean -1\.\d/)
    expect(report.advice).toMatchObject({ backing: 'measured' })
  })

  it('a finite chain: coalescence and the stationary law, exactly', async () => {
    const map = finite(discrete(2), [table([0, 0]), table([1, 0])])
    const report = await answersOf({ map, space: map.space, start: 1 })
    expect(of(report, 'converges')).toMatchObject({ standing: 'holds', kind: 'exact' })
    expect(of(report, 'is stationary').detail).toBe('TV(μP, μ) = 0; μ = {0: 2/3, 1: 1/3}')
    const swap = finite(discrete(2), [table([0, 1]), table([1, 0])])
    const never = await answersOf({ map: swap, space: swap.space, start: 0 })
    expect(of(never, 'converges')).toMatchObject({ standing: 'refuted', kind: 'exact' })
  })

  it('exact where the maps are: a random walk on ℚ', async () => {
    const step = (b: number) => affine(rationals, rational(1), rational(b))
    const map = finite(rationalLine, [step(-1), step(1)])
    const report = await answersOf({ map, space: rationalLine, start: rational(0) })
    expect(of(report, 'k < 1')).toMatchObject({ standing: 'refuted', kind: 'exact' })
    expect(of(report, 'converges')).toMatchObject({ standing: 'refuted', kind: 'exact' })
  })

  it('what is not i.i.d. is said to be so, and the law identity is seen to fail', async () => {
    const maps = [0, 1].map(b => affine(real, 0.5, b))
    const map = cyclic(realLine, maps)
    const report = await answersOf({ map, space: realLine, start: 0 })
    expect(of(report, 'i.i.d.')).toMatchObject({ standing: 'refuted' })
    expect(of(report, 'n = 3')).toMatchObject({ standing: 'open' }) // one path: all draws the same
    const drifting = independent(realLine, {
      name: 'x ↦ x/2 + i',
      drawAt: i => () => affine(real, 0.5, i),
    })
    const other = await answersOf({ map: drifting, space: realLine, start: 0 })
    expect(of(other, 'n = 3')).toMatchObject({ standing: 'refuted', claimed: false })
  })

  it('the same seed gives the same report, times aside', async () => {
    const once = async () => {
      const { times: _, ...rest } = await expressed('x/2 + e', ['e ~ normal(0, 1)'])
      return JSON.stringify(rest)
    }
    expect(await once()).toBe(await once())
  })
})

it('a Cauchy noise that is added leaves no mean and no variance', async () => {
  const cauchy = ['e ~ cauchy(0, 1)']
  for (const [text, index] of [
    ['x/2 + e', 'α = 1'],
    ['sin(x)/2 - 3*e', 'α ≤ 1'],
  ] as const) {
    const { standing, detail } = of(await expressed(text, cauchy), 'variance')
    expect(standing).toBe('refuted')
    expect(detail).toContain(`tail index ${index}`)
  }
  // Not where its tail is cut, nor for a noise that has all moments.
  expect(of(await expressed('x/2 + atan(e)', cauchy), 'variance').standing).toBe('open')
  expect(of(await expressed('x/2 + e', ['e ~ normal(0, 1)']), 'variance').standing).toBe('open')
})

describe('one k < 1', () => {
  it.each(['sin(0.9999995*x) + e', '0.9999999*atan(x) + e'])(
    '%s contracts, barely: open, with digits that say so',
    async text => {
      const report = await expressed(text, ['e ~ uniform(-1, 1)'])
      const { standing, detail } = of(report, 'k < 1')
      expect(standing).toBe('open')
      const [, ratio] = /found by .*: ([\d.]+)/.exec(detail)!
      expect(Number(ratio)).toBeLessThan(1)
      expect(Number(ratio)).toBeGreaterThan(0.999)
    },
  )

  it.each(['x + sin(e)', 'max(x + e, 0)', 'abs(x - e)', '1.0000001*x + sin(x) + e'])(
    '%s has a pair that does not come nearer',
    async text => {
      const report = await expressed(text, ['e ~ normal(0, 1)'])
      expect(of(report, 'k < 1')).toMatchObject({ standing: 'refuted', kind: 'numerical' })
    },
  )

  it('a claimed k that is missed by little is refuted by a pair whose digits show it', async () => {
    const report = await expressed('0.5000001*x', [], { k: 0.5 })
    expect(of(report, '0.5-Lipschitz').detail).toMatch(/d\(Tx, Ty\) = 0\.5000001, d\(x, y\) = 1 /)
  })
})

describe('a constant that maps carry', () => {
  const lying = (k: number) => ({
    name: '3x + 1',
    apply: (x: number) => 3 * x + 1,
    proved: { lipschitz: { '|·|': k } },
  })
  const message = /k = 0\.5 in \|·\| is refuted: 3x \+ 1: d\(Tx, Ty\) = 3, d\(x, y\) = 1 at/

  it('is tried as a claim is: of one map, of a sample, of the law', async () => {
    const one = finite(realLine, [lying(0.5)])
    const sampled = iid({ name: 'T', space: realLine, draw: () => lying(0.5) })
    const law = iid({
      name: 'T',
      space: realLine,
      draw: () => ({ ...lying(3), proved: {} }),
      proved: { lipschitz: { '|·|': 0.5 } },
    })
    for (const map of [one, sampled, law]) {
      await expect(answersOf({ map, space: realLine, start: 0 })).rejects.toThrow(message)
    }
  })

  it('stands where it is right', async () => {
    const map = finite(realLine, [lying(3)])
    const report = await answersOf({ map, space: realLine, start: 0 })
    expect(of(report, 'that they carry')).toMatchObject({ standing: 'open', claimed: true })
  })
})

describe('a module that breaks the rules is refused in one line', () => {
  const subject = (map: Subject<number>['map']) => ({ map, space: realLine, start: 0 })
  const law = (apply: (x: number) => number, name = 'T') =>
    subject(iid({ name, space: realLine, draw: () => ({ name, apply, proved: {} }) }))

  it('a map that throws', async () => {
    const failing = law(() => {
      throw new TypeError('no')
    })
    await expect(answersOf(failing)).rejects.toThrow(
      'the maps keep the space: T_1, T, at 0: threw TypeError: no',
    )
  })

  it('a map that leaves the space', async () => {
    await expect(answersOf(law(() => Number.NaN))).rejects.toThrow(
      'T_1(0): expected a point of ℝ, got NaN',
    )
  })

  it('a map that is not the same twice', async () => {
    let count = 0
    await expect(answersOf(law(x => x / 2 + count++))).rejects.toThrow(
      /map i is the same each time: T_20\(.*\) = .*, and then/,
    )
  })

  const halves = (more: object) => ({ name: 'T', apply: (x: number) => x / 2, proved: {}, ...more })
  const drawing = (draw: (u: number) => unknown) => {
    const made = (source: Source) => draw(source.unit()) as SelfMap<number>
    return subject(iid({ name: 'T', space: realLine, draw: made }))
  }

  it.each([
    ['a draw of nothing', (): unknown => undefined, /^T_1: expected a map .*, got undefined$/],
    ['no proved', () => halves({ proved: undefined }), /^T_1: .*, got one without proved$/],
    ['no apply', () => halves({ apply: 3 > 4 }), /^T_1: .*, got one without apply$/],
  ] as const)('%s', async (_, draw, message) => {
    await expect(answersOf(drawing(draw))).rejects.toThrow(
      expect.objectContaining({ name: 'SubjectError', message: expect.stringMatching(message) }),
    )
  })

  it('a draw, a map, a metric or a law that throws somewhere', async () => {
    const fail = (text: string): never => {
      throw new Error(text)
    }
    const late = drawing(u => (u > 0.99 ? fail('late') : halves({})))
    await expect(answersOf(late)).rejects.toThrow(/^T_\d+: threw Error: late$/)
    const negative = law(x => (x < -3 ? fail('below') : x / 2 + 0.1))
    await expect(answersOf(negative)).rejects.toThrow(/^T_\d+, T, at -\d.*: threw Error: below$/)
    const fine = law(x => x / 2 + 1)
    const space = { ...realLine, distance: () => fail('far') }
    await expect(answersOf({ ...fine, space })).rejects.toThrow(/^d\(.*, .*\): threw Error: far$/)
    const laws = [() => Number.NaN, () => fail('cdf')]
    const messages = [
      /^F\(.*\) of R: expected a probability, got NaN$/,
      /^F\(.*\) of R: threw Error: cdf$/,
    ]
    for (const [i, cdf] of laws.entries()) {
      const reference = { name: 'R', cdf, mean: 0, variance: 1 }
      await expect(answersOf({ ...fine, reference })).rejects.toThrow(messages[i]!)
    }
  })

  it('a distance that is none', async () => {
    const map = law(x => x / 2 + 1).map
    const square = { ...realLine, distance: (a: number, b: number) => (a - b) * (a - b) }
    await expect(answersOf({ map, space: square, start: 0 })).rejects.toThrow(
      /d is a metric: d\(a, c\) > d\(a, b\) \+ d\(b, c\) at/,
    )
  })
})
