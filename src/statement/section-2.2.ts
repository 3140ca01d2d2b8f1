import { checks } from './section-2.2.checks.js'
import { controls } from './section-2.2.controls.js'
import type { Statement } from './statement.js'

export const section22: Statement = {
  id: 'sec-2.2',
  title: 'Push-forwards of laws',
  source: 'Dherin et al. 2025, Section 2.2 and Appendix E.2',
  claim:
    'For i.i.d. maps, independent of the start θ_0 ∼ μ_0, the forward iterates are a homogeneous Markov chain and Y_n has the law μ_0 P^n = E (T_n … T_1)_* μ_0. For one realisation (T_n … T_1)_* μ_0 is a random measure: from a point it is δ_{Y_n}, from any law it shrinks to δ_{Y_n} where the maps contract, and so it wanders for ever with Y_n. (T_1 … T_n)_* μ_0 does converge, to δ_{θ*}.',
  tex: String.raw`\operatorname{law}(Y_n)=\mu_0P^n=\mathbb E\bigl[(T_n\cdots T_1)_*\mu_0\bigr],\qquad (T_n\cdots T_1)_*\delta_\theta=\delta_{Y_n},\qquad W_1\bigl((T_n\cdots T_1)_*\mu_0,\delta_{Y_n}\bigr)\le k^n\!\int d(x,\theta)\,d\mu_0`,
  hypotheses: [
    'the T_i are i.i.d. and independent of θ_0',
    'for the distances: every T_i is k-Lipschitz, and μ_0 has a first moment',
  ],
  verdict: 'holds as amended',
  printed:
    'The push-forward μ_n = (T_n … T_1)_* μ_0 models the distribution of the forward iterate θ_n = T_n … T_1(θ_0) for θ_0 sampled from μ_0; the θ_n are a Markov chain, and μ_n = (T_n)_* … (T_1)_* δ_{θ_0} converges to the stationary distribution.',
  correction:
    'As written, with the maps of one realisation, μ_n is random: (T_n … T_1)_* δ_{θ_0} is the point mass at Y_n and does not converge. The law of Y_n is its expectation, μ_0 P^n. That the iterates are a Markov chain needs maps that are independent of each other and of θ_0; θ_n = T_n(θ_{n−1}) alone does not give it. The same formula opens Appendix E.2.',
  checks,
  controls,
}
