import { brief } from './brief.js'
import type { CurvatureReport } from './curvature.js'
import type { Estimate, Refusal } from './estimate.js'

const source = 'Lanczos 1950; Nesterov 2004, theorem 2.1.12'
const method = 'curvature'

/**
 * A report on curvature as figures. Ritz values lie between the ends of a spectrum, and what bends
 * so at one point is no less Lipschitz than that: |1 − hθ| is a lower bound of Lip for every one.
 */
export function curvatureFigures(report: CurvatureReport): readonly (Estimate | Refusal)[] {
  const { h, m, M, factor, deficient, proved, losses, products, converged } = report
  const kind = converged ? 'computed' : undefined
  const of = `of ${losses.length} Hessians`
  const figure = (
    quantity: string,
    value: number,
    kind: Estimate['kind'],
    detail: string,
  ): Estimate => ({ quantity, method, source, kind, value, evaluations: products, detail })
  const singular = deficient[0]?.deficient
  // What rounding may have added: of the Ritz values, and of 1 − hθ itself.
  const size = Math.max(Math.abs(m), Math.abs(M))
  const rounding = Math.max(...losses.map(loss => loss.spectrum.rounding))
  const seen = factor - Math.abs(h) * rounding - 2 ** -51 * (1 + Math.abs(h) * size)
  const constant = singular?.known === 'proved' ? Math.max(1, seen) : seen
  return [
    figure('m', m, kind ?? 'upper bound', `the least eigenvalue ${of}`),
    figure('M', M, kind ?? 'lower bound', `the greatest eigenvalue ${of}`),
    figure(
      'Lip',
      constant,
      'lower bound',
      singular
        ? `at h = ${brief(h)}; ≥ 1 for every h: ${deficient.length} ${of} are singular, ${singular.known}, ${singular.reason}`
        : `max(|1 − hm|, |1 − hM|) at h = ${brief(h)}, at the points looked at`,
    ),
    proved
      ? figure(
          'Lip',
          proved.factor,
          'upper bound',
          `m = ${brief(proved.m)}, M = ${brief(proved.M)}, proved`,
        )
      : {
          quantity: 'Lip',
          method: 'curvature, everywhere',
          source,
          refused: 'no curvature is proved beyond the points looked at',
          evaluations: products,
        },
  ]
}
