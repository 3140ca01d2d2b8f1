import { checks } from './banach.checks.js'
import { controls } from './banach.controls.js'
import type { Statement } from './statement.js'

export const banach: Statement = {
  id: 'banach',
  title: 'Banach fixed point theorem',
  source: 'Dherin et al. 2025, Section 2',
  claim:
    'A map T of a complete, non-empty metric space with Lipschitz constant k < 1 has one fixed point θ* and no other, and T^n θ → θ* from every start: d(T^n θ, θ*) is at most k^n/(1 − k) d(θ, Tθ) beforehand, and at most k/(1 − k) d(T^n θ, T^{n−1} θ) by the last step made. Both bounds are attained.',
  tex: String.raw`d(T^n\theta,\theta^*)\;\le\;\frac{k}{1-k}\,d(T^n\theta,T^{n-1}\theta)\;\le\;\frac{k^n}{1-k}\,d(\theta,T\theta)`,
  hypotheses: [
    '(Ω, d) is complete and not empty',
    'T is k-Lipschitz with k < 1',
    'one and the same T at every step',
  ],
  verdict: 'holds as printed',
  printed:
    'A uniform contraction T of a complete metric space has a fixed point θ_0, and T^n(θ) → θ_0 for any θ. Cauchy sequences are those with d(θ_n, θ_m) → 0 as n, m → 0 (footnote).',
  correction:
    'The statement is right. Left out: Ω is not empty, and the fixed point is the only one. Continuity is implied. In the footnote, Cauchy means d(θ_n, θ_m) → 0 as n, m → ∞, not → 0. The bound by the last step needs one fixed map: it has no analogue for backward iterates of random maps, where the last step says nothing of the maps to come.',
  checks,
  controls,
}
