import { checks } from './d13.checks.js'
import { controls } from './d13.controls.js'
import type { Statement } from './statement.js'

export const d13: Statement = {
  id: 'd13',
  title: 'Laws contract in W_p',
  source: 'Retrograde, D13; Villani 2003',
  claim:
    'Let T be a random Lipschitz map with constant l, μP the law of T(X) for X ∼ μ independent of T, and p ≥ 1. Then W_p(μP, νP)^p ≤ E l^p W_p(μ, ν)^p, and n steps contract by (E l^p)^n. So where E l^p < 1, E d(x, T x)^p < ∞ and the space is complete there is one stationary law with p-th moments, approached geometrically in W_p. The constant is attained: x ↦ Ax with A ≥ 0 from 0 and y. For p = ∞ it is ess sup l; E log l < 0 alone is not enough for any p.',
  tex: String.raw`W_p(\mu P,\nu P)\;\le\;\bigl(\mathbb E\,l^p\bigr)^{1/p}\,W_p(\mu,\nu),\qquad W_p(\mu P^n,\nu P^n)\;\le\;\bigl(\mathbb E\,l^p\bigr)^{n/p}\,W_p(\mu,\nu)`,
  hypotheses: [
    'T is independent of the point it is applied to',
    'E l^p < ∞, and μ and ν have p-th moments',
    '1 ≤ p < ∞',
    'for a stationary law: a complete space and E d(x, T x)^p < ∞ (x/2 + e with Cauchy e has E l = 1/2 and no mean)',
  ],
  verdict: 'holds as printed',
  checks,
  controls,
}
