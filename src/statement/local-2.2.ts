import { checks } from './local-2.2.checks.js'
import { controls } from './local-2.2.controls.js'
import type { Statement } from './statement.js'

export const local22: Statement = {
  id: 'local-2.2',
  title: 'Contractive regions',
  source: 'Dherin et al. 2025, Sections 1, 2.2 and 5',
  claim:
    'Let B be the closed ball of radius r about c in a complete space, every T_i k-Lipschitz on B with k < 1, and d(c, T_i c) ≤ (1 − k) r. Then every T_i keeps B, and from every start θ in B the backward iterates converge to one θ* in B, d(X_n, θ*) ≤ k^n (d(c, θ) + r). For SGD with curvature between m and M on B and h ≤ 2/(m + M), it is enough that |∇L_i(c)| ≤ m r for every batch: h cancels.',
  tex: String.raw`\operatorname{Lip}(T_i|_B)\le k<1,\quad d(c,T_i c)\le(1-k)\,r\ \ \text{for all } i\quad\Longrightarrow\quad T_i(B)\subset B,\qquad d(X_n,\theta^*)\le k^n\bigl(d(c,\theta)+r\bigr)`,
  hypotheses: [
    '(Ω, d) is complete; B = B(c, r) is a closed ball',
    'every T_i is k-Lipschitz on B with one k < 1',
    'd(c, T_i c) ≤ (1 − k) r for every i (SGD: |∇L_i(c)| ≤ m r for every batch)',
    'the start lies in B',
  ],
  verdict: 'holds as amended',
  printed: 'In contractive regions, such as around minima, backward-SGD converges to a point.',
  correction:
    'That is not proved, and false unless the maps keep the region: x/2 + 1 for x ≤ 1, 3/2 + 3(x − 1) beyond, has k = 1/2 on [−1, 1] and sends 0 to 1, 3/2, 3, 15/2, … to infinity. What is right is the local theorem here. A small h does not help: batch gradients at the centre must stay below m r.',
  checks,
  controls,
}
