import fc from 'fast-check'
import type { Order } from '../order/order.js'
import { type Rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import type { Finding } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { property } from './property.js'
import { path } from './rational-paths.js'
import {
  type Process,
  processes,
  ratio,
  sgdMap,
  showProcess,
  steps,
} from './section-3.1.process.js'
import type { Check } from './statement.js'

/** a^n. */
export const a = (process: Pick<Process, 'h'>, n: number): Rational =>
  power(rationals, ratio(process), n)

/** A step, errors e_1, e_2, … and a start. */
export interface Realisation {
  readonly h: Rational
  readonly errors: readonly Rational[]
  readonly start: Rational
}

const realisations: fc.Arbitrary<Realisation> = fc.record({
  h: steps,
  errors: fc.array(rationalUpTo(4), { minLength: 1, maxLength: 7 }),
  start: rationalUpTo(4),
})

const showRealisation = ({ h, errors, start }: Realisation) =>
  `h = ${h.toFraction()}, θ = ${start.toFraction()}, e = ${errors.map(e => e.toFraction())}`

/** A claim about every realisation. */
export const pathwise = (name: string, holds: (realisation: Realisation) => Finding): Check =>
  property({ name, kind: 'exact', given: realisations, show: showRealisation, holds })

/** A claim about every process. */
export const inLaw = (name: string, holds: (process: Process) => Finding): Check =>
  property({ name, kind: 'exact', given: processes, show: showProcess, runs: 50, holds })

/** The iterates n = 0, 1, … of a realisation in an order. */
export const pathOf = ({ h, errors, start }: Realisation, order: Order) =>
  path(listed(errors.map(e => sgdMap(h, e))), order, start, errors.length)

/** a^n θ + h Σ_j a^{depth of j} e_j, where e_j is applied that many maps before the last. */
export const weighted = (
  { h, errors, start }: Realisation,
  n: number,
  depth: (j: number) => number,
): Rational =>
  errors
    .slice(0, n)
    .reduce((sum, e, i) => sum.add(h.mul(e).mul(a({ h }, depth(i + 1)))), start.mul(a({ h }, n)))
