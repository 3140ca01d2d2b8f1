import { checks } from './lemma-c.1.checks.js'
import { controls } from './lemma-c.1.controls.js'
import type { Statement } from './statement.js'

export const lemmaC1: Statement = {
  id: 'lem-c.1',
  title: 'Any word, to second order in h',
  source: 'Dherin et al. 2025, Lemma C.1',
  claim:
    'Let T_i θ = θ + hV_i(θ), the V_i continuously differentiable with locally Lipschitz derivatives. Then for any indices i_1, …, i_k, repeated or not, T_{i_1} … T_{i_k} = id + h Σ_l V_{i_l} + h² Σ_{u<v} V_{i_u}′V_{i_v} + O(h³). The remainder is O(h³) at each θ, locally uniformly, for fixed k; its constant grows like k³.',
  tex: String.raw`T_{i_1}\cdots T_{i_k}=\operatorname{id}+h\sum_{l=1}^{k}V_{i_l}+h^2\sum_{1\le u<v\le k}V_{i_u}'V_{i_v}+O(h^3)`,
  hypotheses: [
    'T_i = id + hV_i with V_i of class C^{1,1}: V_i′ exists and is locally Lipschitz',
    'k is fixed as h → 0',
  ],
  verdict: 'holds as amended',
  printed:
    'For operators T_i(θ) = θ + hV_i(θ), V_i a vector field, and any indices, T_{i_1} … T_{i_k} = 1 + h Σ V_{i_l} + h² Σ_{1≤u<v≤k} V_{i_u}′V_{i_v} + O(h³).',
  correction:
    'The terms are right, the smoothness that the remainder needs is not stated. For V_1 = |x|^{3/2}, which is continuously differentiable, and V_2 = 1, T_1 T_2(0) − h = h^{5/2}: over h³ that is 4, 16, 64 at h = 2⁻⁴, 2⁻⁸, 2⁻¹². It suffices that the V_i′ are locally Lipschitz. The “1” is the identity.',
  checks,
  controls,
}
