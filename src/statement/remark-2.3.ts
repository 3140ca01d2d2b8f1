import { checks } from './remark-2.3.checks.js'
import { controls } from './remark-2.3.controls.js'
import type { Statement } from './statement.js'

export const remark23: Statement = {
  id: 'rem-2.3',
  title: 'Zero loss at a common minimum',
  source: 'Dherin et al. 2025, Remark 2.3',
  claim:
    'If the batch losses L_i ≥ 0 are differentiable and Σ L_i(θ*) = 0, every SGD map T_i(θ) = θ − h∇L_i(θ) fixes θ*, so condition (2) holds there with D = 0. But then, if all T_i are k-Lipschitz with k < 1, forward iterates converge as well, to the same θ* and as fast: d(Y_n, θ*) ≤ k^n d(θ, θ*). And a second point of zero loss would force Lip(T_i) ≥ 1.',
  tex: String.raw`L_i\ge 0,\ \ \sum_i L_i(\theta^*)=0\ \Longrightarrow\ T_i\theta^*=\theta^*\ \Longrightarrow\ d(Y_n,\theta^*)\le k^n\,d(\theta,\theta^*),\qquad T_i\theta^{**}=\theta^{**}\neq\theta^*\ \Longrightarrow\ \operatorname{Lip}(T_i)\ge 1`,
  hypotheses: [
    'every L_i is differentiable and ≥ 0, with Σ L_i(θ*) = 0',
    'T_i(θ) = θ − h∇L_i(θ)',
    'for the rates: every T_i is k-Lipschitz with one k < 1',
  ],
  verdict: 'holds as amended',
  printed:
    'Let the batch losses L_i be positive and the full loss vanish at some θ*, “completely reasonable” for over-parameterised models. Then T_i(θ) = θ − ∇L_i(θ) fixes θ*, which verifies condition (2) of Theorem 2.2.',
  correction:
    'The h is missing, and losses that vanish are not "positive" but ≥ 0. With these mended, (2) does hold. But the remark defeats its purpose: with a common fixed point the forward order converges too, at the same rate, so nothing is gained by going backward; and over-parameterised models, with more than one point of zero loss, have Lip(T_i) ≥ 1, so Theorem 2.2 does not apply. The orders differ where batch gradients do not all vanish at one point.',
  checks,
  controls,
}
