import type { Statement } from './statement.js'
import { checks } from './theorem-b.checks.js'
import { controls } from './theorem-b.controls.js'

export const theoremB: Statement = {
  id: 'thm-b',
  title: 'All orders, by rooted trees',
  source: 'Retrograde, Theorem B; B-series after Hairer, Lubich and Wanner 2006, III.1',
  claim:
    'Let T_i = id + hV_i with V_i of class C^P. Then T_1 … T_n(θ) is θ plus the sum over rooted trees t with |t| ≤ P nodes of h^{|t|}/σ(t) times Σ_l F(t, l)(θ), plus O(h^{P+1}): l labels the nodes of t by 1, …, n, strictly increasing along every edge away from the root, siblings sharing labels or not; F(•, l) = V_l, and for a root labelled u with branches t_1, …, t_q it is V_u^{(q)}(F(t_1), …, F(t_q)); σ(t) is the number of symmetries of t. Forward, the labels decrease; along a word, positions are compared.',
  tex: String.raw`T_1\cdots T_n(\theta)=\theta+\sum_{|t|\le P}\frac{h^{|t|}}{\sigma(t)}\sum_{l\,\text{increasing}}F(t,l)(\theta)+O(h^{P+1}),\qquad F([t_1,\dots,t_q],l)=V_{l(\mathrm{root})}^{(q)}\bigl(F(t_1,l),\dots,F(t_q,l)\bigr)`,
  hypotheses: [
    'T_i = id + hV_i with V_i of class C^P; C^{P−1} with locally Lipschitz derivatives is enough',
    'n is fixed as h → 0',
  ],
  verdict: 'holds as printed',
  checks,
  controls,
}
