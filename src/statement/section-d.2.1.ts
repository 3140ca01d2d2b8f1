import { checks } from './section-d.2.1.checks.js'
import { controls } from './section-d.2.1.controls.js'
import type { Statement } from './statement.js'

export const sectionD21: Statement = {
  id: 'sec-d.2.1',
  title: 'What the mean over orders adds',
  source: 'Dherin et al. 2025, D.2.1',
  claim:
    'In T_perm = T_large + λ Σ_{i≠j} V_i′V_j + O(h³), the mean over the orders of c small batches at h′ = h/c, the coefficient is λ = h²/(2c²). Of the values {h²/2, h², 2h², 4h²} for c = 2, 3, 4 none is it: they are 4 to 32, 9 to 72 and 16 to 128 times as large. With f times the coefficient the step is |f − 1| times as far from T_perm, to leading order, as without any term: 3 to 127 times. The large batch that T_perm is compared with takes steps h, not h/c.',
  tex: String.raw`T_{\mathrm{perm}}=T_{\mathrm{large}}+\frac{h^2}{2c^2}\sum_{i\ne j}V_i'V_j+O(h^3),\qquad \frac{\{\frac12,1,2,4\}\,h^2}{h^2/(2c^2)}=c^2\cdot\{1,2,4,8\}`,
  hypotheses: ['L_i of class C^{2,1}, small batches of one size', 'h′ = h/c'],
  verdict: 'holds as amended',
  printed:
    'The term λ Σ_{i≠j} V_i′(θ)V_j(θ), extracted from T_perm, emulates a mixture over the orderings of c batches and is a more powerful regulariser than that of one order. It is tried with λ ∈ {0.5h², h², 2h², 4h²} and c ∈ {2, 3, 4}, against the large batch with learning rate h/c and against small batches.',
  correction:
    'The term is that of T_perm, the coefficients are not: the mean over orders has λ = h²/(2c²), 1/4 to 1/128 of the values tried. What was tried is a stronger regulariser by choice of λ, no emulation of the mean over orders, from which it is further than the plain large batch. The large batch to compare with takes steps h; at h/c it moves 1/c as far, already to first order.',
  checks,
  controls,
}
