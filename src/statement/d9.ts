import { bias } from './d9.bias.js'
import { controls } from './d9.controls.js'
import { identities } from './d9.identities.js'
import { sampledChecks, sampledControls } from './d9.sampled.js'
import type { Statement } from './statement.js'

export const d9: Statement = {
  id: 'd9',
  title: 'Stationary SGD: exact identities',
  source: 'Retrograde, D9; Dieuleveut, Durmus and Bach 2020',
  claim:
    'Let θ have a stationary law, with second moments, of SGD θ ↦ θ − h g_i(θ) with unbiased gradients, E g_i = ∇L. Then for every h, and without knowing the law, E∇L(θ) = 0 and 2E⟨θ − c, ∇L(θ)⟩ = hE|g_i(θ)|² for every c. In one variable with additive noise of variance s² the mean misses the minimiser by −h s² L‴/(4L″²) + O(h²); so 2E_h − E_{2h}, of two runs, misses it by O(h²). For L = e^θ − θ with noise ±1/2, E e^θ = 1 for every h and E θ = −h/16 + O(h²).',
  tex: String.raw`\mathbb{E}\,\nabla L(\theta)=0,\qquad 2\,\mathbb{E}\langle\theta-c,\nabla L(\theta)\rangle=h\,\mathbb{E}|g_i(\theta)|^2,\qquad \mathbb{E}\,\theta-\theta_{\min}=-\frac{h\,s^2L'''}{4\,L''^2}+O(h^2)`,
  hypotheses: [
    'the gradients are unbiased and independent of θ: E g_i(θ) = ∇L(θ)',
    'θ has a stationary law with E|θ|² and E|g_i(θ)|² finite',
    'for the bias: one variable, additive noise, L smooth with L″ > 0 on the support',
  ],
  verdict: 'holds as printed',
  checks: [...identities, ...bias, ...sampledChecks],
  controls: [...controls, ...sampledControls],
}
