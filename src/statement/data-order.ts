import { controls } from './data-order.controls.js'
import { limits } from './data-order.limits.js'
import { reversals } from './data-order.reversal.js'
import { sampledChecks, sampledControls } from './data-order.sampled.js'
import { spreads } from './data-order.variance.js'
import type { Statement } from './statement.js'

export const dataOrder: Statement = {
  id: 'data-order',
  title: 'Cyclic and reshuffled data',
  source: 'Retrograde; Dherin et al. 2025, Theorem 2.6 and Section 5',
  claim:
    'X_n and Y_n have one law whenever (T_1, …, T_n) and (T_n, …, T_1) have: for i.i.d. maps in any order chosen without looking at them, and for maps chosen by a reversible Markov chain, such as two in turn from a random phase. Three maps or more in turn break it in general: for x ↦ kx + b_j the backward limit from phase φ is Σ k^j b_{φ+j}/(1 − k^N), the forward limits have b_{φ−j}. Maps reshuffled every N steps keep it for n ≤ N and at epoch ends, whose law is that of the backward limit and not that of i.i.d. maps; for n = eN + r between, with kx + b and Σ b = 0, Var Y_n = k^{2r}V_e + v_r and Var X_n = V_e + k^{2eN}v_r. A choice of order, or of a reset, that looks at the iterates changes their law.',
  tex: String.raw`v_r=\frac{s^2N}{N-1}\Bigl[\sum_{j<r}k^{2j}-\frac1N\Bigl(\sum_{j<r}k^j\Bigr)^{2}\Bigr],\quad V_e=v_N\frac{1-k^{2Ne}}{1-k^{2N}},\qquad \operatorname{Var}Y_{eN+r}=k^{2r}V_e+v_r,\quad \operatorname{Var}X_{eN+r}=V_e+k^{2eN}v_r`,
  hypotheses: [
    'for X_n =d Y_n: (T_1, …, T_n) and (T_n, …, T_1) have one law',
    'for the variances: maps x ↦ kx + b from 0, N ≥ 2 values of b with Σ b = 0 and s² the mean of b²',
    'the order is chosen without looking at the maps or the iterates',
  ],
  verdict: 'holds as printed',
  checks: [...reversals, ...limits, ...spreads, ...sampledChecks],
  controls: [...controls, ...sampledControls],
}
