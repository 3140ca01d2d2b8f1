import { bounds } from './c4.bounds.js'
import { controls } from './c4.controls.js'
import { costs } from './c4.costs.js'
import { laws } from './c4.laws.js'
import { realisation } from './c4.realisation.js'
import { spectrumCheck, spectrumControl } from './c4.spectrum.js'
import type { Statement } from './statement.js'

export const c4: Statement = {
  id: 'c4',
  title: 'Anchored iterates',
  source: 'Retrograde, Theorem C4',
  claim:
    'Let every T_i be k-Lipschitz with k < 1, D = sup_i d(θ, T_i θ), and A_{m,n} = T_1 … T_m(T_n … T_{m+1} θ): m fixed maps replayed on a forward chain Z of the others. (a) A_{m,n} lies within 2Dk^m(1 − k^{n−m})/(1 − k) of X_n, the best constant for every n ≥ m + 2. (b) It lies within k^m D(2 − k^{n−m})/(1 − k) of the limit, and for fixed m the A_{m,n} have diameter at most 2Dk^m/(1 − k). (c) For i.i.d. maps it has the law of X_n, exactly. (d) Given T_1, …, T_m it does not converge, but its spread is at most k^m that of Z: for AR(1) a^{2m}V along a path and (1 − a^{2m})V across. (e) Lip(T_1 … T_m), at most l_1 ⋯ l_m for maps with constants of their own, takes the place of k^m; in L^p the distance to X_n shrinks by (E l^p)^{1/p} with each fixed map. (f) Where curvatures are spread log-uniformly, k is near 1 and yet the loss of A_{m,n} wobbles like 1/m along a path. All n ≤ N cost N forward steps and at most m replayed maps each.',
  tex: String.raw`A_{m,n}=T_1\cdots T_m\,(T_n\cdots T_{m+1}\,\theta),\qquad d(A_{m,n},X_n)\;\le\;2Dk^m\,\frac{1-k^{n-m}}{1-k},\qquad A_{m,n}\overset{d}{=}X_n`,
  hypotheses: [
    'every T_i is k-Lipschitz with one k < 1, and D = sup_i d(θ, T_i θ) < ∞',
    'for (c) to (e): the T_i are independent and identically distributed',
    'T_1, …, T_m are the same at every replay',
  ],
  verdict: 'holds as printed',
  checks: [...bounds, ...laws, ...costs, spectrumCheck, realisation],
  controls: [...controls, spectrumControl],
}
