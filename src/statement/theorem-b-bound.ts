import type { Statement } from './statement.js'
import { checks } from './theorem-b-bound.checks.js'
import { controls } from './theorem-b-bound.controls.js'

export const theoremBBound: Statement = {
  id: 'thm-b-bound',
  title: 'A majorant for every word',
  source: 'Retrograde, Theorem B; majorants after Cauchy',
  claim:
    'Let v_q ≥ ‖V_i^{(q)}(θ)‖/q! for every i and q, V_i analytic, and v(x) = Σ v_q x^q. Apply x ← x + h·v(x) n times from 0, as a power series in h: its p-th coefficient bounds the p-th coefficient of every word of n maps T_i = id + hV_i at θ. Where the majorant converges, what is left of it after order P bounds what is left of the series of T_w θ. Both are reached by equal fields on ℝ with v_q ≥ 0.',
  tex: String.raw`\Bigl\|[h^p]\,T_{w_1}\cdots T_{w_n}\theta\Bigr\|\le[h^p]\,(x\mapsto x+h\,v(x))^n(0),\qquad v(x)=\sum_q v_qx^q,\quad v_q\ge\max_i\frac{\|V_i^{(q)}(\theta)\|}{q!}`,
  hypotheses: [
    'V_i analytic at θ; polynomials in particular',
    'for what is left: h ≥ 0 where the majorant converges, every h for polynomials',
  ],
  verdict: 'holds as printed',
  checks,
  controls,
}
