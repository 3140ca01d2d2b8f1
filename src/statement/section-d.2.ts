import { checks } from './section-d.2.checks.js'
import { controls } from './section-d.2.controls.js'
import type { Statement } from './statement.js'

export const sectionD2: Statement = {
  id: 'sec-d.2',
  title: 'The mean over all orders',
  source: 'Dherin et al. 2025, D.2 and (9)',
  claim:
    'Let T_perm be the mean of T_{σ(1)} … T_{σ(c)} over all c! orders, T_i = id + h′V_i, h′ = h/c. Then T_perm = T_large + ½h′² Σ_{i≠j} V_i′V_j + O(h′³). For V_i = −∇L_i the term is a gradient, ½ Σ_{i≠j} H_i∇L_j = ¼∇(|Σ∇L_i|² − Σ|∇L_i|²), so that T_perm is, up to O(h³), a step of size h on L_B − (h/4)|∇L_B|² + (h/4c²)Σ|∇L_i|². The term of a single order is in general no gradient. At third order T_perm has ⅙ΣV_u′V_v′V_w + ⅙ΣV_u″(V_v, V_w) over different u, v, w, and ¼Σ_{u≠v}V_u″(V_v, V_v).',
  tex: String.raw`\frac1{c!}\sum_{\sigma}T_{\sigma(1)}\cdots T_{\sigma(c)}=T_{\mathrm{large}}+\frac{h'^2}{2}\sum_{i\ne j}V_i'V_j+O(h'^3),\qquad \frac12\sum_{i\ne j}H_i\nabla L_j=\frac14\nabla\Bigl(\bigl|\sum_i\nabla L_i\bigr|^2-\sum_i|\nabla L_i|^2\Bigr)`,
  hypotheses: [
    'L_i of class C^{2,1}; for the third order C^{3,1}',
    'the small batches are of one size, h′ = h/c',
  ],
  verdict: 'holds as amended',
  printed:
    'T_perm(θ) = 1/c! Σ_σ (1 + h′V_{σ(1)}) … (1 + h′V_{σ(n)})(θ) = T_large(θ) + ½h′² Σ_{i≠j} V_i′(θ)V_j(θ) + O(h′³), over the permutations σ of c elements.',
  correction:
    'The last index is σ(c), not σ(n). The expansion is right; and the mean over orders is what makes its term the gradient of a function, which the term of one order is not in general.',
  checks,
  controls,
}
