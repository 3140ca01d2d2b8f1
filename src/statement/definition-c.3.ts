import { checks } from './definition-c.3.checks.js'
import { controls } from './definition-c.3.controls.js'
import type { Statement } from './statement.js'

export const definitionC3: Statement = {
  id: 'def-c.3',
  title: 'Approximate backward iterates',
  source: 'Dherin et al. 2025, Definition C.3 and (8)',
  claim:
    'Let θ̃_n = Y_n + h²C_n with C_n = Σ_{i<j} [∇L_i, ∇L_j](θ_0). For fixed n and h → 0, θ̃_n = X_n + O(h³). The bound is not uniform in n: for AR(1), gradients θ − e_i with Var e_i = s², C_n = Σ_j (n + 1 − 2j)e_j has variance s²n(n² − 1)/3 and E(C_{n+1} − C_n)² = s²n(n + 1), so that θ̃_n grows like h²n^{3/2} and converges to no point. The correction helps up to about nh = 1.5 and harms beyond: at h = 1/50 and nh = 10 the root mean square error is 24 stationary deviations, against 1.41 without it.',
  tex: String.raw`\tilde\theta_n=Y_n+h^2\sum_{1\le i<j\le n}[\nabla L_i,\nabla L_j](\theta_0)=X_n+O_n(h^3),\qquad \operatorname{Var}C_n=\frac{s^2\,n(n^2-1)}{3}\ \text{ for AR(1)}`,
  hypotheses: [
    'T_i = id − h∇L_i with L_i of class C^{2,1}',
    'n is fixed as h → 0; in practice nh times the size of the Hessians is below 1',
    'for AR(1): uncorrelated e_i of mean 0 and variance s²',
  ],
  verdict: 'holds as amended',
  printed:
    'θ̃_n = θ_n + h² Σ_{1≤i<j≤n} [∇L_i, ∇L_j](θ_0), the approximate backward iterate, is within O(h³) of the backward iterate, “which allows us to use the approximation for learning rates small enough so that the terms in O(h³) can be neglected”.',
  correction:
    'Right for each fixed n. The constant of O(h³) grows with n, so that no learning rate is small enough for a whole run: what must be small is nh. For AR(1) with h = 1/50 the error, in stationary deviations, goes from 0.229 to 0.058 at n = 25, but from 0.945 to 1.354 at n = 100 and from 1.41 to 24 at n = 500; θ̃_n does not converge.',
  checks,
  controls,
}
