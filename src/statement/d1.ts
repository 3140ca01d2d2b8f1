import { batchChecks, batchControls } from './d1.batches.js'
import { fibonacciChecks, fibonacciControls } from './d1.fibonacci.js'
import { gaussianChecks, gaussianControls } from './d1.gaussian.js'
import { kaczmarzChecks, kaczmarzControls } from './d1.kaczmarz.js'
import { measuredChecks, measuredControls } from './d1.measured.js'
import { slopeChecks, slopeControls } from './d1.slopes.js'
import type { Statement } from './statement.js'

export const d1: Statement = {
  id: 'd1',
  title: 'Log-average contraction',
  source: 'Retrograde, D1; Elton 1990; Brandt 1986; Bougerol and Picard 1992',
  claim:
    'Let i.i.d. Lipschitz maps have E log⁺ Lip(T_1) < ∞, E log⁺ d(x, T_1 x) < ∞ and γ = inf_r E log Lip(T_1 … T_r)/r < 0. Then X_n → θ* almost surely, the same for every start, and limsup (1/n) log d(X_n, θ*) ≤ γ. No common constant is needed, nor E log Lip(T_1) < 0. Slopes 1/2 and b contract exactly for b < 2. The Hessian H of a batch that does not span has ‖I − hH‖ ≥ 1 for every h, = 1 exactly for 0 ≤ h ≤ 2/λmax, and for steps inside that range a product contracts exactly where its batches together span: mini-batch least squares contracts in blocks. Kaczmarz steps along d orthonormal directions have norm 1 and, for 0 < h < 2, γ = (1/d) log|1 − h|. Products of normal d × d matrices have γ = (log 2 + ψ(d/2))/2, the random Fibonacci sequence e^γ = 1.13198824….',
  tex: String.raw`\gamma=\inf_r\frac1r\,\mathbb{E}\log\operatorname{Lip}(T_1\cdots T_r)<0\;\Rightarrow\;\limsup_{n\to\infty}\frac1n\log d(X_n,\theta^*)\le\gamma\quad\text{a.s.}`,
  hypotheses: [
    'T_1, T_2, … are i.i.d. Lipschitz maps of a complete space',
    'E log⁺ Lip(T_1) < ∞ and E log⁺ d(x, T_1 x) < ∞ for one x',
    'γ < 0',
  ],
  verdict: 'holds as printed',
  checks: [
    ...slopeChecks,
    ...batchChecks,
    ...measuredChecks,
    ...kaczmarzChecks,
    ...gaussianChecks,
    ...fibonacciChecks,
  ],
  controls: [
    ...slopeControls,
    ...batchControls,
    ...measuredControls,
    ...kaczmarzControls,
    ...gaussianControls,
    ...fibonacciControls,
  ],
}
