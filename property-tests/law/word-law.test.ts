import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Applicable,
  cyclicDraws,
  equalLaws,
  equallyWeighted,
  type FiniteLaw,
  finiteLaw,
  jointWordLaw,
  LawError,
  lawUnder,
  meanOf,
  mixture,
  momentOf,
  pushForward,
  rationalKey,
  reshuffledDraws,
  totalVariation,
  varianceOf,
  type Weighted,
  wasserstein1,
  wordLaw,
} from '../../src/law/index.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { wordOf } from '../../src/order/word.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { smallRational, weighted } from './arbitrary.js'

type Maps = readonly Weighted<Applicable<Rational>>[]

const map = (apply: (x: Rational) => Rational): Applicable<Rational> => ({ apply })
const affine = (a: Rational, b: Rational) => map(x => a.mul(x).add(b))
const half = rational(1, 2)
const one = rational(1)

/** Affine, folded, quadratic and discontinuous maps: none need contract. */
const anyMap: fc.Arbitrary<Applicable<Rational>> = fc
  .tuple(fc.constantFrom('affine', 'folded', 'quadratic', 'step'), smallRational, smallRational)
  .map(([kind, a, b]) => {
    if (kind === 'affine') return affine(a, b)
    if (kind === 'folded') return map(x => a.add(b.mul(x.abs())))
    if (kind === 'quadratic') return map(x => x.mul(x).mul(half).add(a))
    return map(x => (x.compare(a) > 0 ? b : a))
  })
const anyMaps = weighted(anyMap, 3)

const X = (n: number, maps: Maps, start = rational(0)) =>
  wordLaw(backward.word(n), maps, start, rationalKey)
const Y = (n: number, maps: Maps, start = rational(0)) =>
  wordLaw(forward.word(n), maps, start, rationalKey)

/** T(x) = λx ± (1 − λ), each with probability 1/2. */
const bernoulli = (ratio: Rational): Maps =>
  equallyWeighted([-1, 1].map(sign => affine(ratio, one.sub(ratio).mul(sign))))

const first = (joint: FiniteLaw<readonly Rational[]>) =>
  pushForward(joint, points => points[0] as Rational, rationalKey)

describe('the law of a word', () => {
  it('is the law of every rearrangement of it: X_n =d Y_n, for every n and any maps', () => {
    fc.assert(
      fc.property(anyMaps, fc.integer({ min: 0, max: 4 }), smallRational, (maps, n, start) =>
        equalLaws(X(n, maps, start), Y(n, maps, start)),
      ),
    )
    const rearranged = fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 })
    fc.assert(
      fc.property(anyMaps, rearranged, smallRational, (maps, indices, start) => {
        const law = wordLaw(wordOf(indices), maps, start, rationalKey)
        // Written out, and by full enumeration: the law that is carried map by map must be theirs.
        const joint = jointWordLaw([forward.word(4)], maps, start, rationalKey)
        return equalLaws(law, first(joint))
      }),
      { numRuns: 30 },
    )
  })

  it('is one step of the chain after another: μ_{n+1} = Σ_i p_i (T_i)_* μ_n', () => {
    fc.assert(
      fc.property(anyMaps, fc.integer({ min: 0, max: 4 }), (maps, n) => {
        const before = Y(n, maps)
        const stepped = mixture(
          maps.map(({ point: T, weight }) => ({
            weight,
            point: pushForward(before, x => T.apply(x), rationalKey),
          })),
        )
        return equalLaws(stepped, Y(n + 1, maps))
      }),
      { numRuns: 30 },
    )
  })

  it('uses one draw wherever an index repeats, held-out indices too', () => {
    fc.assert(
      fc.property(anyMaps, smallRational, (maps, start) => {
        const twice = maps.map(({ point: T, weight }) => ({
          weight,
          point: map(x => T.apply(T.apply(x))),
        }))
        const law = wordLaw(wordOf([-7, -7]), maps, start, rationalKey)
        return equalLaws(law, wordLaw(wordOf([1]), twice, start, rationalKey))
      }),
    )
    // Control: two draws are another law.
    const flip = bernoulli(half)
    const repeated = wordLaw(wordOf([1, 1]), flip, rational(0), rationalKey)
    expect(equalLaws(repeated, X(2, flip))).toBe(false)
  })

  it('has the variance (1−λ)/(1+λ)·(1−λ^{2n}) and kurtosis of the Bernoulli convolution', () => {
    for (const ratio of [half, rational(1, 3), rational(2, 3)]) {
      for (let n = 0; n <= 9; n++) {
        const law = X(n, bernoulli(ratio))
        const power = (k: number) => rational(ratio.n ** BigInt(k), ratio.d ** BigInt(k))
        const expected = one
          .sub(ratio)
          .div(one.add(ratio))
          .mul(one.sub(power(2 * n)))
        expect(varianceOf(law).compare(expected)).toBe(0)
        const kappa4 = momentOf(law, 4).sub(varianceOf(law).mul(varianceOf(law)).mul(3))
        const gap = one.sub(ratio)
        const kappaLimit = gap
          .mul(gap)
          .mul(gap)
          .mul(gap)
          .mul(-2)
          .div(one.sub(power(4)))
        expect(kappa4.compare(kappaLimit.mul(one.sub(power(4 * n))))).toBe(0)
        expect(law.atoms).toHaveLength(2 ** n)
      }
    }
  })

  it('approaches the uniform law weakly but not in total variation: W_1 halves, TV stays 1', () => {
    // x/2 or x/2 + 1/2 on [0, 1] from 0: uniform on {0, …, 2^n − 1}/2^n.
    const doubling: Maps = equallyWeighted([affine(half, rational(0)), affine(half, half)])
    for (let n = 1; n <= 8; n++) {
      // Grids n and n + 1 share every other point.
      expect(totalVariation(X(n, doubling), X(n + 1, doubling)).toFraction()).toBe('1/2')
      expect(
        wasserstein1(X(n, doubling), X(n + 1, doubling)).compare(rational(1, 2 ** (n + 2))),
      ).toBe(0)
      const other = X(n, doubling, rational(1, 3))
      expect(totalVariation(X(n, doubling), other).toFraction()).toBe('1')
    }
  })

  it('has the exact moments of AR(1) with Rademacher noise', () => {
    for (const [h, fourth] of [
      [rational(1, 2), '1/5'],
      [rational(3, 2), '81/5'],
      [rational(1, 4), '61/1225'],
    ] as const) {
      const a = one.sub(h)
      const maps: Maps = equallyWeighted([affine(a, h), affine(a, h.neg())])
      const V = h.mul(h).div(one.sub(a.mul(a)))
      const n = 8
      const shrunk = (k: number) => rational(a.s ** BigInt(k) * a.n ** BigInt(k), a.d ** BigInt(k))
      expect(varianceOf(Y(n, maps)).compare(V.mul(one.sub(shrunk(2 * n))))).toBe(0)
      // E X^4 of the limit: κ_4 + 3V² with κ_4 = −2h⁴/(1−a⁴).
      const kappa = h
        .mul(h)
        .mul(h)
        .mul(h)
        .mul(-2)
        .div(one.sub(shrunk(4)))
      expect(kappa.add(V.mul(V).mul(3)).toFraction()).toBe(fourth)
      const kappaN = momentOf(Y(n, maps), 4).sub(
        varianceOf(Y(n, maps))
          .mul(varianceOf(Y(n, maps)))
          .mul(3),
      )
      expect(kappaN.compare(kappa.mul(one.sub(shrunk(4 * n))))).toBe(0)
    }
  })

  it('has (2/3, 1/3) as its limit on the two-state chain, and no word is off by more than 2^−n', () => {
    const maps: Maps = equallyWeighted([map(() => rational(0)), map(x => one.sub(x))])
    const pi = finiteLaw(
      [
        { point: rational(0), weight: rational(2, 3) },
        { point: one, weight: rational(1, 3) },
      ],
      rationalKey,
    )
    for (let n = 0; n <= 10; n++) {
      const distance = totalVariation(Y(n, maps), pi)
      expect(distance.compare(rational(1, 3 * 2 ** n))).toBe(0)
    }
  })

  it('merges equal states, so that long words over coarse maps are cheap', () => {
    const walk: Maps = equallyWeighted(
      [-1, 1].map(s =>
        map(x => {
          const next = x.add(s)
          return next.compare(0) < 0 ? rational(0) : next.compare(4) > 0 ? rational(4) : next
        }),
      ),
    )
    const law = X(200, walk)
    expect(law.atoms).toHaveLength(5)
    for (const { weight } of law.atoms) expect(Math.abs(weight.valueOf() - 0.2)).toBeLessThan(1e-9)
  })

  it('refuses what it cannot enumerate, with the count', () => {
    const many: Maps = equallyWeighted(
      Array.from({ length: 2000 }, (_, i) => affine(rational(2000), rational(i))),
    )
    expect(() => X(2, many)).toThrow('expected at most 2000000 states, got 4000000')
    const words = [backward.word(25)]
    expect(() => jointWordLaw(words, bernoulli(half), rational(0), rationalKey)).toThrow(
      'words over 25 draws: expected at most 2000000 states, got 33554432',
    )
    const unfair = bernoulli(half).map(({ point }) => ({ point, weight: rational(-1, 2) }))
    expect(() => X(2, unfair)).toThrow(LawError)
    expect(() => jointWordLaw([backward.word(2)], unfair, rational(0), rationalKey)).toThrow(
      LawError,
    )
  })
})

describe('controls: where X_n =d Y_n must fail', () => {
  it('the joint laws of (X_2, X_3) and (Y_2, Y_3) differ though each coordinate agrees', () => {
    const maps = bernoulli(half)
    const joint = (order: typeof backward) =>
      jointWordLaw([order.word(2), order.word(3)], maps, rational(0), rationalKey)
    const [a, b] = [joint(backward), joint(forward)]
    expect(equalLaws(a, b)).toBe(false)
    for (const i of [0, 1]) {
      const marginal = (law: typeof a) => pushForward(law, points => points[i]!, rationalKey)
      expect(equalLaws(marginal(a), marginal(b))).toBe(true)
    }
    // The step is what differs: |X_3 − X_2| = 2^−3 always, Y_3 − Y_2 is not that small.
    const step = (law: typeof a) => pushForward(law, ([p, q]) => q!.sub(p!).abs(), rationalKey)
    expect(step(a).atoms.map(({ point }) => point.toFraction())).toEqual(['1/8'])
    expect(step(b).atoms.length).toBeGreaterThan(1)
  })

  it('independent but not identical: T_1 = 0, T_2 = 1', () => {
    const draws = [{ point: (i: number) => i - 1, weight: one }]
    const constants = [map(() => rational(0)), map(() => one)]
    const law = (order: typeof backward) =>
      first(lawUnder(draws, [order.word(2)], constants, rational(0), rationalKey))
    expect(law(backward).atoms[0]!.point.toFraction()).toBe('0')
    expect(law(forward).atoms[0]!.point.toFraction()).toBe('1')
  })

  it('cyclic order from a uniform phase: {10/7, 20/7, 26/7} against {2, 2, 4}', () => {
    const maps = [0, 1, 3].map(b => affine(half, rational(b)))
    /** The limit point: iterates after whole periods are x ↦ x/8 + c from 0, so c·8/7. */
    const limits = (order: typeof backward) =>
      first(lawUnder(cyclicDraws(3), [order.word(3)], maps, rational(0), rationalKey)).atoms.map(
        ({ point, weight }) => `${point.mul(8).div(7).toFraction()}:${weight.toFraction()}`,
      )
    expect(limits(backward).sort()).toEqual(['10/7:1/3', '20/7:1/3', '26/7:1/3'])
    // Forward from a uniform phase visits the fixed points of the three rotations.
    expect(limits(forward).sort()).toEqual(['2:2/3', '4:1/3'])
    const joint = (n: number) => {
      const law = (order: typeof backward) =>
        first(lawUnder(cyclicDraws(3), [order.word(n)], maps, rational(0), rationalKey))
      return equalLaws(law(backward), law(forward))
    }
    expect([1, 2, 3, 4, 5].map(joint)).toEqual([true, false, false, false, false])
  })

  it('random reshuffling: laws agree up to an epoch’s end and not in the middle', () => {
    const maps = [-1, 1].map(b => affine(half, rational(b)))
    const law = (order: typeof backward, n: number) =>
      first(lawUnder(reshuffledDraws(2, 4), [order.word(n)], maps, rational(0), rationalKey))
    const agree = [1, 2, 3, 4, 5, 6, 7, 8].map(n => equalLaws(law(backward, n), law(forward, n)))
    expect(agree).toEqual([true, true, false, true, false, true, false, true])
    // Limits 4/15 at epoch ends and 16/15 in the middle; the finite ones fall short by 16^−epochs.
    const short = one.sub(rational(1, 16 ** 4))
    expect(varianceOf(law(backward, 8)).compare(rational(4, 15).mul(short))).toBe(0)
    const middle = rational(1, 4)
      .mul(rational(4, 15).mul(one.sub(rational(1, 16 ** 3))))
      .add(1)
    expect(varianceOf(law(forward, 7)).compare(middle)).toBe(0)
    expect(rational(1, 4).mul(rational(4, 15)).add(1).toFraction()).toBe('16/15')
  })

  it('random reshuffling of N = 3 with b = (1, −2, 1): epoch-end variance 8/9', () => {
    const maps = [1, -2, 1].map(b => affine(half, rational(b)))
    const law = first(
      lawUnder(reshuffledDraws(3, 2), [forward.word(6)], maps, rational(0), rationalKey),
    )
    expect(varianceOf(law).compare(rational(8, 9).mul(one.sub(rational(1, 64 ** 2))))).toBe(0)
  })

  it('adaptive choice: min(X_n, Y_n) has another law', () => {
    const words = [backward.word(3), forward.word(3)]
    const joint = jointWordLaw(words, bernoulli(half), rational(0), rationalKey)
    const least = pushForward(joint, ([x, y]) => (x!.compare(y!) < 0 ? x! : y!), rationalKey)
    expect(equalLaws(least, X(3, bernoulli(half)))).toBe(false)
    expect(meanOf(least).compare(0)).toBeLessThan(0)
  })

  it('draws say what they do not know', () => {
    const flip = bernoulli(half).map(({ point }) => point)
    const law = (n: number, maps: typeof flip) =>
      lawUnder(reshuffledDraws(2, 1), [forward.word(n)], maps, rational(0), rationalKey)
    expect(() => law(3, flip)).toThrow('index 3: expected one of the indices drawn')
    expect(() => law(2, flip.slice(1))).toThrow('expected the number of one of 1 maps, got 1')
    expect(() => cyclicDraws(0)).toThrow(RangeError)
    expect(() => [...reshuffledDraws(12, 1)]).toThrow(RangeError)
  })
})
