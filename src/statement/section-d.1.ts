import { checks } from './section-d.1.checks.js'
import { controls } from './section-d.1.controls.js'
import type { Statement } from './statement.js'

export const sectionD1: Statement = {
  id: 'sec-d.1',
  title: 'What small batches add',
  source: 'Dherin et al. 2025, D.1',
  claim:
    'Let a batch B be cut into c batches of one size, V_i = −∇L_i, h′ = h/c and T_small = (id + h′V_c) … (id + h′V_1). Then hV_B = h′ΣV_i, and T_small = T_large + h′² Σ_{i>j} V_i′V_j + O(h′³): the derivative falls on the batch applied later. For c = 2 the term is V_2′V_1.',
  tex: String.raw`T_{\mathrm{small}}(\theta)=T_{\mathrm{large}}(\theta)+h'^2\sum_{i>j}V_i'(\theta)V_j(\theta)+O(h'^3),\qquad T_{\mathrm{small}}=(1+h'V_c)\cdots(1+h'V_1)`,
  hypotheses: [
    'L_i of class C^{2,1}, and L_i the mean over its batch',
    'the small batches are of one size',
  ],
  verdict: 'holds as amended',
  printed:
    'T_small(θ) = (1 + h′V_c) … (1 + h′V_2)(1 + h′V_1)(θ) = T_large(θ) + h′² Σ_{i<j} V_i′(θ)V_j(θ) + O(h′³), the second-order term being the regularisation by smaller batches.',
  correction:
    'The sum is over i > j. Lemma C.1 sums over pairs of positions, outermost first, and the outermost map of T_small is the last one, c. For c = 2 the printed term is V_1′V_2, the true one V_2′V_1; with V_1 = 1 and V_2 = x at 0 they are 0 and 1. Moreover the term of a single order is in general no gradient, so that it is a regulariser in a loose sense only.',
  checks,
  controls,
}
