import type { Statement } from './statement.js'
import { checks } from './theorem-2.6.checks.js'
import { controls } from './theorem-2.6.controls.js'
import { invariantChecks, invariantControls } from './theorem-2.6.invariant.js'
import { sampledChecks, sampledControls } from './theorem-2.6.sampled.js'

export const theorem26: Statement = {
  id: 'thm-2.6',
  title: 'Law of the backward limit',
  source: 'Dherin et al. 2025, Theorem 2.6 and Appendix E; Letac 1986',
  claim:
    'Let T_1, T_2, … be i.i.d. and almost surely continuous, and let X_n = T_1 … T_n θ converge to θ* in probability. Then θ* = T_1(θ*′), where θ*′ = lim T_2 … T_n θ has the law of θ* and is independent of T_1. Hence μ = law(θ*) is stationary, μ = μP, and the forward iterates Y_n = T_n … T_1 θ converge to μ in law, W_1(law Y_n, μ) ≤ E d(X_n, θ*). If the limit is the same for every start, μ is the only stationary law.',
  tex: String.raw`\theta^*=T_1(\theta^{*\prime}),\quad \theta^{*\prime}\overset{d}{=}\theta^*\ \text{independent of}\ T_1,\qquad \mu=\mu P,\qquad W_1\bigl(\operatorname{law}(Y_n),\mu\bigr)\le \mathbb{E}\,d(X_n,\theta^*)`,
  hypotheses: [
    'the T_i are independent and identically distributed',
    'T_1 is almost surely continuous (or μ(Disc T_1) = 0 a.s.)',
    'X_n(θ) → θ* in probability',
  ],
  verdict: 'holds as amended',
  printed:
    'Let the T_i be i.i.d. and T_1 … T_n(θ) → θ*. Then T_n … T_1(θ) converges in law to a stationary distribution, and θ* is distributed by it. The proof: by independence the order has no impact, the joint distribution function factorises over coordinates.',
  correction:
    'Continuity is missing, and without it the limit law need not be stationary: T(x) = x/2 for 0 < x ≤ 1, T(0) = 1 has X_n = Y_n → 0 and no invariant law at all, for ν{0} = ν(T⁻¹{0}) = 0, then ν(1/2, 1] = ν{0} = 0, ν(1/4, 1/2] = 0 and so on. The printed proof never shows stationarity, says that independence alone makes the order irrelevant (T_1 ≡ 0, T_2 ≡ 1 refutes it), factorises the joint distribution function of the coordinates of one iterate, which are dependent, and says “the” stationary law, where the identity map has many. Only the laws at one n agree: paths, cyclic order, mid-epoch reshuffling and adaptive choices are outside.',
  checks: [...checks, ...invariantChecks, ...sampledChecks],
  controls: [...controls, ...invariantControls, ...sampledControls],
}
