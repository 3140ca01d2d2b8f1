import { checks } from './section-3.1.checks.js'
import { controls } from './section-3.1.controls.js'
import { noiseChecks, noiseControls } from './section-3.1.noise.js'
import type { Statement } from './statement.js'

export const section31: Statement = {
  id: 'sec-3.1',
  title: 'SGD in one dimension: AR(1)',
  source: 'Dherin et al. 2025, Section 3.1; Vervaat 1979',
  claim:
    'Let T_i θ = aθ + h e_i with a = 1 − h, the SGD step of size h on E(θ − e)²/2, the e_i i.i.d. with mean 0 and variance s². For 0 < h < 2 both X_n and Y_n have mean a^n θ and variance V(1 − a^{2n}), V = h s²/(2 − h). Backward, X_{n+1} − X_n = a^n h (e_{n+1} − θ) and E(X_n − θ*)² = a^{2n}(θ² + V); forward, E(Y_{n+1} − Y_n)² → 2hV. For h ≠ 1, X_n converges exactly when E log⁺|e| is finite; for unbounded noise |X_n − θ*|/a^n is unbounded.',
  tex: String.raw`X_n=a^n\theta+h\sum_{j=1}^n a^{j-1}e_j,\qquad \operatorname{Var}X_n=\operatorname{Var}Y_n=\frac{h s^2}{2-h}\,(1-a^{2n}),\qquad \theta^*-X_n=a^n\bigl(\theta^*_{(n)}-\theta\bigr)`,
  hypotheses: [
    'e_1, e_2, … are i.i.d. with mean 0 and variance s²',
    '0 < h < 2',
    'for convergence alone: E log⁺|e| < ∞ in place of a variance',
  ],
  verdict: 'holds as amended',
  printed:
    'With any i.i.d. errors e_i of the gradient, T_i(θ) = (1 − h)θ + h e_i is a uniform contraction “provided that θ ∈ (0, 1)”. The forward iterates receive an error h e_n “which stays constant during the whole trajectory”; the formula of the backward ones is headed T_n … T_1(θ).',
  correction:
    'The maps and both formulas are right. The condition is on the step: h ∈ (0, 2). The backward formula is labelled T_n … T_1 and is that of T_1 … T_n. “Stays constant” is true of the law of the error, not of the error. Uniform contraction is not enough for convergence: with unbounded noise, such as normal, D = ∞, Theorem 2.2 does not apply and no bound C a^n exists; what is needed is E log⁺|e| < ∞.',
  checks: [...checks, ...noiseChecks],
  controls: [...controls, ...noiseControls],
}
