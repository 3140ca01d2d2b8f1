import { shown } from '../check/shown.js'
import { atomTest } from '../law/atom-test.js'
import { randomDirections } from '../law/directions.js'
import { type FiniteLaw, pushForward, totalVariation } from '../law/finite-law.js'
import { kolmogorovTest } from '../law/kolmogorov.js'
import { projectionTest } from '../law/projection-test.js'
import { smirnovTest } from '../law/smirnov.js'
import type { StatisticalTest, TestResult } from '../law/statistical-test.js'
import { kolmogorovWithin, smirnovWithin } from '../law/within.js'
import { Source } from '../random/source.js'
import { keyOf } from '../space/frame.js'
import { numbersOf, type Resolved } from './law-like.js'
import { detectOf, type LawOptions, levelsOf, withinOf } from './law-options.js'
import { MatcherError } from './verdict.js'

/** What a comparison found. */
export interface Comparison {
  readonly equal: boolean
  readonly seen: readonly string[]
  /** Whether it is exact, or a test that may err and may not have seen enough. */
  readonly exact: boolean
}

/** Compares two laws: exactly where both are known on finitely many points, by a test where not. */
export function compareLaws<P>(
  a: Resolved<P>,
  b: Resolved<P>,
  options: LawOptions<P>,
  names: readonly [string, string] = ['P', 'Q'],
): Comparison {
  const within = withinOf(options)
  detectOf(options)
  if (a.kind === 'finite' && b.kind === 'finite') return exactly(a.law, b.law, names)
  if (b.kind === 'sample' && a.kind !== 'sample') return compareLaws(b, a, options)
  if (a.kind !== 'sample') {
    throw new MatcherError(
      'laws: expected two finite laws, or draws of one of them; got formulas alone',
    )
  }
  const { points } = a
  const { observe } = options
  if (b.kind === 'finite')
    return tested(atomTest(asDrawn(b.law, points)), points, points.length, options)
  const xs = numbersOf(points, observe)
  if (b.kind === 'reference') {
    const test = within > 0 ? kolmogorovWithin(b.law, within) : kolmogorovTest(b.law)
    return tested(test, line(xs), xs.length, options)
  }
  const ys = numbersOf(b.points, observe)
  const size = Math.min(xs.length, ys.length)
  if (xs[0]?.length === 1) {
    const test = within > 0 ? smirnovWithin(within) : smirnovTest
    return tested(test, [line(xs), line(ys)], size, options)
  }
  return tested(projectionTest(directionsOf(xs[0]?.length ?? 0, options)), [xs, ys], size, options)
}

/** The law with its rational atoms as doubles, where that is what was drawn. */
function asDrawn<P>(law: FiniteLaw<P>, points: readonly P[]): FiniteLaw<P> {
  if (typeof points[0] !== 'number' || typeof law.atoms[0]!.point === 'number') return law
  return pushForward(law, p => numbersOf([p])[0]![0]! as P, keyOf)
}

function exactly<P>(
  a: FiniteLaw<P>,
  b: FiniteLaw<P>,
  [P, Q]: readonly [string, string],
): Comparison {
  const distance = totalVariation(a, b)
  const atom = [...a.atoms, ...b.atoms].find(
    ({ point }) => !a.weight(point).equals(b.weight(point)),
  )
  const weights = ({ point }: { point: P }) =>
    `${P}{${shown(point)}} = ${a.weight(point).toFraction()}, ${Q}{${shown(point)}} = ${b.weight(point).toFraction()}`
  return {
    equal: distance.equals(0),
    exact: true,
    seen: [`TV(${P}, ${Q}) = ${distance.toFraction()}`, ...(atom ? [weights(atom)] : [])],
  }
}

function tested<P, Data>(
  test: StatisticalTest<Data>,
  data: Data,
  size: number,
  options: LawOptions<P>,
): Comparison {
  const result = test.run(data, levelsOf(options))
  const detect = detectOf(options)
  if (!result.rejects && !(result.rates.detectable <= detect)) {
    const enough = test.samples(detect, levelsOf(options))
    throw new MatcherError(
      `sample: expected ${enough} draws or more, which detect ${test.discrepancy} ≥ ${detect}; ` +
        `got ${size}, which detect ${result.rates.detectable.toPrecision(3)} (see options detect, miss)`,
    )
  }
  return { equal: !result.rejects, exact: false, seen: testLines(test, result) }
}

function testLines<Data>({ discrepancy }: StatisticalTest<Data>, result: TestResult): string[] {
  const { test, rejects, statistic, threshold, pValue, rates } = result
  const [value, limit] = [statistic, threshold].map(x => x.toPrecision(3))
  const { samples, falseAlarm, miss, detectable } = rates
  return [
    `${test}, ${samples} draws: ${value} ${rejects ? 'above' : 'within'} the threshold ${limit}, p ${atMost(pValue)}`,
    `rejects equal laws with probability at most ${Number(falseAlarm.toPrecision(3))},`,
    `laws with ${discrepancy} ≥ ${detectable.toPrecision(3)} with probability at least 1 − ${miss}`,
  ]
}

const atMost = (p: number) => (p < 1e-300 ? '< 1e-300' : `≤ ${p.toPrecision(2)}`)

const line = (xs: readonly ArrayLike<number>[]) => Float64Array.from(xs, x => x[0]!)

/** The axes, and as many random directions. */
function directionsOf<P>(dim: number, { seed = 1 }: LawOptions<P>): Float64Array[] {
  const source = new Source(seed, 'instances')
  const axes = Array.from({ length: dim }, (_, i) => {
    const axis = new Float64Array(dim)
    axis[i] = 1
    return axis
  })
  return [...axes, ...randomDirections(Math.max(1, dim), dim, () => source.unit())]
}
