import { checks } from './example-2.1.checks.js'
import { controls } from './example-2.1.controls.js'
import type { Statement } from './statement.js'

export const example21: Statement = {
  id: 'ex-2.1',
  title: 'Full-batch gradient descent',
  source: 'Dherin et al. 2025, Example 2.1',
  claim:
    'For a quadratic loss with Hessian H the gradient step is T(θ) = θ* + (I − hH)(θ − θ*), with best Lipschitz constant ‖I − hH‖ = max |1 − hλ| over the eigenvalues λ of H. It is below 1 iff 0 < hλ < 2 for every λ, which at a minimum (H ≥ 0) says 0 < h < 2/λmax and λmin > 0. It is least, (κ − 1)/(κ + 1) with κ = λmax/λmin, at h = 2/(λmin + λmax).',
  tex: String.raw`\|I-hH\|=\max_i|1-h\lambda_i|<1\iff 0<h\lambda_i<2\ \text{for all}\ i,\qquad \min_h\|I-hH\|=\frac{\kappa-1}{\kappa+1}`,
  hypotheses: [
    'the loss is quadratic (for others the map is this one near θ* only)',
    'the step is positive: h > 0',
    'H is positive definite: λmin > 0',
  ],
  verdict: 'holds as amended',
  printed:
    '‖1 − hH‖ < 1 if and only if the learning rate is strictly smaller than 2/λ_max; the norm is the operator’s maximum eigenvalue; around a minimum the gradient step is θ* + (1 − hH)(θ − θ*).',
  correction:
    'h < 2/λmax is not enough: it takes h > 0 as well, and λmin > 0. For H = diag(1, 0) the norm is at least 1 at every h, and at h = −1 it is 2. The norm is the largest |1 − hλ|, a spectral radius, not the largest eigenvalue. (With h < 0 it can be below 1 as well, at a maximum: H = −I, h = −1.) Where the loss is not quadratic, convergence is local and needs a ball that T keeps.',
  checks,
  controls,
}
