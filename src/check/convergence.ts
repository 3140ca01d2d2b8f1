import type { TableMap } from '../map/table.js'
import { coalesce } from '../statement/limit-law.js'
import type { Answer } from './answer.js'
import { commonConstant, displacement, type Known } from './known.js'
import { lengthFor } from './length-for.js'
import type { LogAverage } from './log-average.js'
import type { Settled } from './settle.js'
import { brief } from './shown.js'

/** The tables of a finite chain with their weights, where that is what the law is made of. */
export function tables<P, S>({ finite }: Known<P, S>) {
  if (finite === undefined || !finite.maps.every(isTable)) return undefined
  return finite.maps.map((map, i) => ({
    point: map as unknown as TableMap<number>,
    weight: finite.weights[i]!,
  }))
}

const isTable = (map: object): boolean => 'family' in map && map.family === 'table'

/** Whether backward iterates converge, to a limit that does not depend on the start. */
export function convergence<P, S>(
  known: Known<P, S>,
  average: LogAverage,
  settled: Settled | undefined,
): Answer {
  const { subject, error } = known
  const exact = subject.space.field.exact
  const base = {
    topic: 'convergence',
    claim: 'X_n converges, from every start to one limit',
    claimed: false,
  } as const
  const seen =
    settled === undefined
      ? 'X_n was not seen to settle'
      : `d(X_n, X_{2n}) ≤ ${brief(settled.gap)} at n = ${settled.N} on ${settled.realisations ?? 'all'} realisations`
  if (subject.map.sampling !== 'i.i.d.') {
    return { ...base, standing: 'open', kind: 'empirical', detail: `not i.i.d.; ${seen}` }
  }
  const chain = tables(known)
  if (chain !== undefined) {
    const couple = coalesce(chain)
    const detail = couple
      ? 'some composition of the tables is constant, so they coalesce'
      : 'no composition of the tables is constant: two starts never meet'
    return { ...base, standing: couple ? 'holds' : 'refuted', kind: 'exact', detail }
  }
  const common = commonConstant(known)
  const { D, by } = displacement(known)
  if (common !== undefined && common.k < 1 && by !== 'seen') {
    const n = lengthFor(common.k, D, error)
    const word = common.by === 'claimed' || by === 'claimed' ? ', if the claims are right' : ''
    const detail = `Theorem 2.2: error ≤ D kⁿ/(1 − k), below ${brief(error)} from n = ${n} on${word}`
    if (word === '')
      return { ...base, standing: 'holds', kind: exact ? 'exact' : 'numerical', detail }
    return { ...base, standing: 'open', kind: 'empirical', detail }
  }
  const { mean, contracts, expands, answer } = average
  if (expands) {
    const detail = `E log|a| = ${brief(mean!)} ≥ 0: the distance of two iterates does not go to 0`
    return { ...base, standing: 'refuted', kind: answer.kind!, detail }
  }
  if (contracts) {
    const rate = `log-average contraction, error about e^{${brief(mean!)} n}`
    if (by === 'proved') return { ...base, standing: 'holds', kind: answer.kind!, detail: rate }
    const rest = by === 'claimed' ? 'D is as claimed' : 'E log⁺ d(θ, Tθ) is finite'
    return { ...base, standing: 'open', kind: 'empirical', detail: `${rate}, if ${rest}; ${seen}` }
  }
  return { ...base, standing: 'open', kind: 'empirical', detail: `no theorem applies; ${seen}` }
}
