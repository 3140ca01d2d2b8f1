import type { Uniform } from './directions.js'
import { EnergyDistance, pooledDistances } from './energy-distance.js'
import { LevelError, type Levels } from './error-rates.js'
import { LawError } from './finite-law.js'
import { SampleError, twoClouds, type Vector } from './sample.js'
import { type StatisticalTest, statisticalTest } from './statistical-test.js'

/** How an energy test is run. */
export interface EnergyTestOptions {
  /** Draws the permutations. */
  readonly random: Uniform
  /** B, 999 unless given. The p-value is at least 1/(B+1). */
  readonly permutations?: number
  /** A bound R of |z − z'| over all points that either law can give; without it no power is proved. */
  readonly diameter?: number
}

/**
 * The energy test of P = Q on ℝ^d (Székely & Rizzo 2004) with the permutation p-value
 * (1 + #{E* ≥ E})/(B+1), guaranteed for every law and every n: under P = Q all splits of the pooled
 * sample are equally likely. The statistic and the threshold are E. For levels below 1/(B+1) see
 * `confirmed`.
 *
 * √E is the distance of mean embeddings with |φ(x) − φ(y)|² = 2|x − y|. With diameter R and
 * g = 1/n + 1/m the test finds √E(P, Q) ≥ √(Rg)·(1 + √(log(2B/β)/c) + √(log(2/β))): a permuted √E*
 * has mean at most √(Rg) and is above it by √(Rg·log(1/δ)/c) with probability at most δ, where
 * c = (1 − 1/2N)(1 − 1/(2 max(n, m))) (El-Yaniv & Pechyony 2009, Lemma 2); δ = β/2B for all B at
 * once; the last term is Hoeffding's inequality (1963) for the witness of √E(P, Q).
 * Without a diameter `detectable` is Infinity.
 *
 * O(N²(d + B)) time and 8N² bytes for N = n + m. Throws LevelError where α < 1/(B+1), SampleError
 * for points farther apart than the diameter, LawError for options that are none.
 */
export function energyTest(
  options: EnergyTestOptions,
): StatisticalTest<readonly [readonly Vector[], readonly Vector[]]> {
  const { random, permutations = 999, diameter = Infinity } = options
  if (!Number.isSafeInteger(permutations) || permutations < 1) {
    throw new LawError(`permutations: expected an integer ≥ 1, got ${permutations}`)
  }
  if (!(diameter > 0)) throw new LawError(`diameter: expected a number > 0, got ${diameter}`)

  /** How many of the B + 1 values, the observed one among them, may be as large as the observed. */
  const allowance = ({ falseAlarm }: Levels) => {
    // α = 1/(B+1) as written must pass, whichever way it was rounded.
    const count = Math.floor(falseAlarm * (permutations + 1) * (1 + 2 ** -50))
    if (count >= 1) return count
    throw new LevelError(
      `falseAlarm: expected at least 1/${permutations + 1} of ${permutations} permutations, got ${falseAlarm}`,
    )
  }
  const detectable = (n: number, m: number, levels: Levels) => {
    allowance(levels)
    const c = (1 - 1 / (2 * (n + m))) * (1 - 1 / (2 * Math.max(n, m)))
    const permuted = Math.sqrt(Math.log((2 * permutations) / levels.miss) / c)
    const observed = Math.sqrt(Math.log(2 / levels.miss))
    return Math.sqrt(diameter * (1 / n + 1 / m)) * (1 + permuted + observed)
  }
  return statisticalTest({
    name: `energy, ${permutations} permutations`,
    discrepancy: '√(2E|X−Y| − E|X−X′| − E|Y−Y′|)',
    guarantee: 'guaranteed',
    detectable: (n, levels) => detectable(n, n, levels),
    judge([first, second], levels) {
      const allowed = allowance(levels)
      const clouds = twoClouds(first, second)
      const [xs, ys] = clouds[0].size <= clouds[1].size ? clouds : [clouds[1], clouds[0]]
      const matrix = pooledDistances(xs, ys)
      if (matrix.largest > diameter) {
        throw new SampleError(
          `samples: expected points at most ${diameter} apart, got ${matrix.largest}`,
        )
      }
      const energy = new EnergyDistance(matrix, xs.size)
      const order = Int32Array.from({ length: matrix.size }, (_, i) => i)
      const split = order.subarray(0, xs.size)
      const statistic = energy.of(split)
      const permuted = new Float64Array(permutations).map(() => {
        shuffleFirst(order, xs.size, random)
        split.sort() // so that the distances are read forwards: half the time
        return energy.of(split)
      })
      const asLarge = permuted.reduce(
        (count, value) => count + (value >= statistic - energy.rounding ? 1 : 0),
        0,
      )
      const pValue = (1 + asLarge) / (permutations + 1)
      return {
        statistic,
        threshold: permuted.sort()[permutations - allowed]! + energy.rounding,
        // The same tolerance as in the allowance: 10^−6 ** (1/2) may be just below 1/1000.
        pValue: asLarge < allowed ? Math.min(pValue, levels.falseAlarm) : pValue,
        samples: xs.size,
        detectable: detectable(xs.size, ys.size, levels),
      }
    },
  })
}

/** Puts a uniformly random n-subset in front (Fisher & Yates 1938, the first n steps). */
function shuffleFirst(order: Int32Array, n: number, random: Uniform): void {
  for (let i = 0; i < n; i++) {
    const j = i + Math.floor(random() * (order.length - i))
    const moved = order[i]!
    order[i] = order[j]!
    order[j] = moved
  }
}
