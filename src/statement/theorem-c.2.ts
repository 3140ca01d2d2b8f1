import type { Statement } from './statement.js'
import { checks } from './theorem-c.2.checks.js'
import { controls } from './theorem-c.2.controls.js'

export const theoremC2: Statement = {
  id: 'thm-c.2',
  title: 'Backward minus forward: brackets',
  source: 'Dherin et al. 2025, Theorem C.2',
  claim:
    'Let T_i = id + hV_i, the V_i continuously differentiable with locally Lipschitz derivatives, and [V, W] = V′W − W′V. Then T_1 … T_n = T_n … T_1 + h² Σ_{i<j} [V_i, V_j] + O(h³) for fixed n. Averaged over all orders of fixed fields the sum of brackets is 0, and for V_i that are i.i.d. its expectation is 0: since X_n and Y_n have one law, the expected difference vanishes at every order in h.',
  tex: String.raw`T_1\cdots T_n=T_n\cdots T_1+h^2\sum_{1\le i<j\le n}[V_i,V_j]+O(h^3),\qquad \mathbb E\sum_{i<j}[V_i,V_j]=0\ \text{ for i.i.d. } V_i`,
  hypotheses: [
    'T_i = id + hV_i with V_i of class C^{1,1}: V_i′ exists and is locally Lipschitz',
    'n is fixed as h → 0',
    'for the expectation: the V_i are i.i.d. and their products V_i′V_j integrable',
  ],
  verdict: 'holds as amended',
  printed:
    'For T_i(θ) = θ + hV_i(θ), V_i a vector field: T_1 … T_n(θ) = T_n … T_1(θ) + h² Σ_{1≤i<j≤n} [V_i, V_j](θ) + O(h³), with the Lie bracket [V_i, V_j] = V_i′V_j − V_j′V_i.',
  correction:
    'Right where the V_i are smooth enough, which is not stated: for |x|^{3/2} and 1 the bracket at 0 is 0 and the difference h^{5/2}. Locally Lipschitz derivatives suffice. The correction has mean 0 over the draws: it moves each path, and no expectation.',
  checks,
  controls,
}
