import { controls } from './d10.controls.js'
import { norms } from './d10.norm.js'
import { polyak } from './d10.polyak.js'
import { variances } from './d10.variance.js'
import type { Statement } from './statement.js'

export const d10: Statement = {
  id: 'd10',
  title: 'Heavy ball: which norm?',
  source: 'Retrograde, D10; Polyak 1964; Lessard, Recht and Packard 2016',
  claim:
    'The heavy ball on λθ²/2 is the matrix M = [[1 + β − hλ, −β], [1, 0]] on (θ, θ₋), with ρ(M) < 1 iff |β| < 1 and 0 < hλ < 2(1 + β). It is no contraction in the Euclidean norm (β = 0.9, hλ = 0.1: ‖M‖ = 2.21, ρ = 0.949), but for one common Hessian it is one in the norm of P = MᵀPM + 1, with k² ≤ 1 − 1/tr P, and Theorem 2.2 applies there. For random Hessians there need not be a norm: at Polyak’s tuning for curvatures 1 and 25, h = 1/9 and β = 4/9, each map has ρ = 2/3, but ρ(M(25)M(1)) = (12 + 8√2)/9, and i.i.d. products of the two grow with Lyapunov exponent γ = 0.2447: both orders diverge. With gradients λθ − e the stationary variance is h s²(1 + β)/(λ(1 − β)(2(1 + β) − hλ)).',
  tex: String.raw`\rho(M)<1\iff|\beta|<1,\ 0<h\lambda<2(1+\beta);\qquad P=M^\top PM+1,\quad \|Mz\|_P^2\le\Bigl(1-\frac1{\operatorname{tr}P}\Bigr)\|z\|_P^2;\qquad V=\frac{h s^2(1+\beta)}{\lambda(1-\beta)\bigl(2(1+\beta)-h\lambda\bigr)}`,
  hypotheses: [
    'for the norm: one Hessian, common to all maps; errors of the gradient are additive and bounded',
    'for the variance: errors e_i i.i.d. with mean 0 and variance s²',
    'for the growth: curvature 1 or 25 with probability 1/2, i.i.d., a start with |θ| ≥ (2/3)|θ₋|',
  ],
  verdict: 'holds as printed',
  checks: [...norms, ...polyak, ...variances],
  controls,
}
