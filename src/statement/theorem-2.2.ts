import type { Statement } from './statement.js'
import { checks } from './theorem-2.2.checks.js'
import { controls } from './theorem-2.2.controls.js'

export const theorem22: Statement = {
  id: 'thm-2.2',
  title: 'Backward contraction principle',
  source: 'Dherin et al. 2025, Theorem 2.2',
  claim:
    'Let T_1, T_2, … be self-maps of a complete metric space with one Lipschitz constant k < 1, and let D = sup_i d(θ, T_i θ) be finite. Then the backward iterates X_n = T_1 … T_n θ converge to a point θ*, the same for every start, and d(X_n, θ*) ≤ k^n D/(1 − k). The constant is best possible.',
  tex: String.raw`d(X_n,X_m)\;\le\;\sum_{j=n}^{m-1} l_1\cdots l_j\,d(\theta,T_{j+1}\theta)\;\le\;k^n D\,\frac{1-k^{m-n}}{1-k},\qquad d(X_n,\theta^*)\;\le\;\operatorname{Lip}(T_1\cdots T_n|_B)\,\frac{D}{1-k}`,
  hypotheses: [
    '(Ω, d) is complete',
    'every T_i is k-Lipschitz with one k < 1',
    'D = sup_i d(θ, T_i θ) < ∞ for one θ (then for every θ)',
  ],
  verdict: 'holds as printed',
  printed:
    'Let T_1, T_2, … be continuous self-maps of a complete metric space, all of Lipschitz constant at most k < 1, with d(θ, T_i(θ)) < D for some θ. Then T_1 … T_n(θ) converges to some θ* for any start, and d(θ*, T_1 … T_n(θ)) ≤ C k^n, where C depends on θ.',
  correction:
    'The statement is right; its proof has slips. The sum ends in k^{m−n−1}, not k^{m−n+1}; its value is (1 − k^{m−n})/(1 − k), where the printed (1 − k^{n−m+2})/(1 − k) is 0 at m = n + 2 and negative beyond. C = D/(1 − k) serves the start θ of (2) only: another start θ̃ needs D + (1 + k) d(θ, θ̃) in place of D. Continuity is implied.',
  checks,
  controls,
}
