import { checks } from './section-3.2.checks.js'
import { controls } from './section-3.2.controls.js'
import type { Statement } from './statement.js'

export const section32: Statement = {
  id: 'sec-3.2',
  title: 'SGD on a quadratic: covariance',
  source: 'Dherin et al. 2025, Section 3.2',
  claim:
    'Let T_i θ = c + A(θ − c) + h e_i, A = I − hH, the SGD step of size h on a quadratic loss with minimiser c, Hessian H and gradient noise −e_i of mean 0 and covariance S, independent of θ. For λ_min(H) > 0 and 0 < h < 2/λ_max(H) both X_n and Y_n have mean c + Aⁿ(θ − c) and covariance Σ − AⁿΣAⁿ, where Σ = AΣA + h²S; in an eigenbasis of H with eigenvalues l_i, Σ_ij = h S_ij/(l_i + l_j − h l_i l_j). For bounded noise X_n converges, to the random point θ* = c + h Σ_j A^{j−1} e_j of covariance Σ, which is not the minimiser.',
  tex: String.raw`\theta^*=c+h\sum_{j\ge 1}(I-hH)^{j-1}e_j,\qquad \Sigma=A\Sigma A+h^2S,\qquad \Sigma_{ij}=\frac{h\,S_{ij}}{l_i+l_j-h\,l_i l_j}`,
  hypotheses: [
    'the loss is quadratic, H symmetric with λ_min > 0',
    '0 < h < 2/λ_max',
    'e_i i.i.d., mean 0, covariance S, independent of θ (a model: false for mini-batches)',
  ],
  verdict: 'holds as amended',
  printed:
    'T_i ≈ θ* + (1 − hH)(θ* − θ) + h e_i with i.i.d. noise e_i independent of θ; ‖1 − hH‖ < 1 for h < 2/λ_max; so by Theorem 2.2 backward iterates converge.',
  correction:
    'The sign is wrong: at h = 0 the printed map is a reflection and not the identity. “‖I − hH‖ < 1 for h < 2/λ_max” needs λ_min > 0 and h > 0 too. Noise independent of θ is an assumption that mini-batches break. Theorem 2.2 applies to bounded noise only. One symbol θ* serves for the minimiser and the limit, but the limit is another point, with covariance Σ.',
  checks,
  controls,
}
