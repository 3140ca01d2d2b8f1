import { checks } from './lemma-2.5.checks.js'
import { controls } from './lemma-2.5.controls.js'
import type { Statement } from './statement.js'

export const lemma25: Statement = {
  id: 'lem-2.5',
  title: 'Gradient steps contract',
  source: 'Dherin et al. 2025, Lemma 2.5 and Appendix F',
  claim:
    'Let F be a vector field with ⟨F(x) − F(y), x − y⟩ ≥ m|x − y|² and |F(x) − F(y)| ≤ M|x − y|. For h ≥ 0 the step T(x) = x − hF(x) has Lipschitz constant at most √(1 − 2hm + h²M²), which is below 1 iff 0 < h < 2m/M², and attained by rotations. For a gradient F = ∇L the best constant is smaller, max(|1 − hm|, |1 − hM|), below 1 iff 0 < h < 2/M, and attained by quadratics.',
  tex: String.raw`\begin{aligned}|T(x)-T(y)|&\le\sqrt{1-2hm+h^2M^2}\;|x-y|&&\text{for any field},\\|T(x)-T(y)|&\le\max(|1-hm|,\,|1-hM|)\;|x-y|&&\text{for }F=\nabla L\end{aligned}`,
  hypotheses: [
    'strong monotonicity (for F = ∇L: strong convexity), m > 0',
    'smoothness: F is M-Lipschitz, M ≥ m',
    'the step is not negative: h ≥ 0',
  ],
  verdict: 'holds as printed',
  printed:
    'If ⟨∇L(x) − ∇L(y), x − y⟩ ≥ m|x − y|² and ∇L is M-Lipschitz, M > m, then for small h in (0, 1) the step is a contraction with constant √(1 − 2hm + h²M²); so for strictly convex L_i Theorem 2.2 applies.',
  correction:
    'The factor is right; some words are not. What is called strict convexity is strong convexity with smoothness: θ⁴ and e^θ are strictly convex and no step on them contracts. M > m should be M ≥ m (θ²/2 has m = M). "Small h in (0, 1)" should be 0 < h < 2m/M²; a larger h is fine when M is small. For gradients the sharp constant is the second one, below 1 for every 0 < h < 2/M. For Theorem 2.2 one m and one M must serve all batches: losses of batches of rank below the dimension have m = 0.',
  checks,
  controls,
}
