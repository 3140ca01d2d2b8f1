import { equallyWeighted } from '../law/finite-law.js'
import { table } from '../map/table.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { chain } from './coupling-chain.js'
import type { Given } from './d7.samplers.js'
import { all, atMost, either, equals, type Finding } from './finding.js'
import type { Tables } from './limit-law.js'

const Q = rationals

/** A: both to 0, and B: swap, each with probability 1/2. */
export const twoStates: Tables = equallyWeighted(chain.map(({ images }) => table(images)))

/** id or swap on {0, 1}, each with probability 1/2: no composition is constant. */
export const swap: Tables = equallyWeighted([table([0, 1]), table([1, 0])])

/** One step up or down on {0, …, n}, each with probability 1/2; at an end it stays. */
export function reflectingWalk(n: number): Tables {
  const states = [0, ...upTo(n)]
  const moved = (by: number) => table(states.map(i => Math.min(Math.max(i + by, 0), n)))
  return equallyWeighted([moved(1), moved(-1)])
}

export const uniformOn = (n: number): readonly Rational[] =>
  Array.from({ length: n + 1 }, () => rational(1, n + 1))

/** |P(s) − π(s)| ≤ what enumeration leaves open, for every state s. */
export const unbiased = ({ weights, open }: Given, π: readonly Rational[]): Finding =>
  all(
    weights.map((weight, s) =>
      atMost(
        Q,
        weight.sub(π[s]!).abs(),
        open,
        `P(${s}) ≈ ${Q.toNumber(weight).toFixed(4)}, off π by`,
      ),
    ),
  )

/** π(s) ≥ P(s), and what is missing is what enumeration leaves open. */
export const exactDraw = ({ weights, open }: Given, π: readonly Rational[]): Finding =>
  all([
    ...weights.map((weight, s) => atMost(Q, weight, π[s]!, `P(value ${s})`)),
    equals(Q, Q.sub(Q.one, weights.reduce(Q.add)), open, 'P(no value yet)'),
  ])

/** Whether rationals are these, written "5/7". */
export function are(
  weights: readonly Rational[],
  wanted: readonly string[],
  what: string,
): Finding {
  const found = weights.map(weight => weight.toFraction()).join(', ')
  const holds = found === wanted.join(', ')
  return either(holds, `${what}: ${found}${holds ? '' : `, not ${wanted.join(', ')}`}`)
}
