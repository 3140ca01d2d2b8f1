import type { Statement } from './statement.js'
import { checks } from './theorem-b-flow.checks.js'
import { controls } from './theorem-b-flow.controls.js'

export const theoremBFlow: Statement = {
  id: 'thm-b-flow',
  title: 'Equal maps: from steps to flow',
  source: 'Retrograde, Theorem B; Stanley, Enumerative Combinatorics 1 (2012), section 3.15',
  claim:
    'If all V_i are one field V, T^n θ = θ + Σ_t Ω(t, n)/σ(t)·h^{|t|} F(t)(θ), where Ω(t, n), the strict order polynomial of t, is the number of labellings of t by 1, …, n that increase strictly away from the root. It is n^{|t|}/t! up to a factor between 1 − (|t| − 1)t!/n and 1, with t! the product of the sizes of all subtrees: for h = s/n and n → ∞ the series becomes Σ_t s^{|t|}/(σ(t)t!)·F(t)(θ), that of the flow of V for time s.',
  tex: String.raw`T^n\theta=\theta+\sum_t\frac{\Omega(t,n)}{\sigma(t)}\,h^{|t|}F(t)(\theta)+\cdots,\qquad \Omega(t,n)\,\frac{t!}{n^{|t|}}\to1`,
  hypotheses: [
    'T = id + hV, the same map at every step',
    'V of class C^P for the terms up to order P',
  ],
  verdict: 'holds as printed',
  checks,
  controls,
}
