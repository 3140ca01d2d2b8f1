import { checks } from './c3.checks.js'
import { controls } from './c3.controls.js'
import type { Statement } from './statement.js'

export const c3: Statement = {
  id: 'c3',
  title: 'Certificates for the limit',
  source: 'Retrograde, C3; Propp and Wilson 1996',
  claim:
    'Let all maps keep a set that holds the start and lies within R of it, with Lipschitz constants l_i. Then n* = min{n : R l_1 … l_n ≤ δ} maps, applied in one backward pass, give the limit to within δ; knowing the constants met so far, n* is far below what the largest of them allows. Increasing maps of [lo, hi] need no constant: T_1 … T_n(lo) ≤ θ* ≤ T_1 … T_n(hi). On a finite chain a constant composition T_1 … T_n is an exact draw from the stationary law.',
  tex: String.raw`n^*=\min\{n:\;R\,l_1\cdots l_n\le\delta\}\;\Rightarrow\;d(X_{n^*},\theta^*)\le\delta,\qquad T_1\cdots T_n(\mathrm{lo})\;\le\;\theta^*\;\le\;T_1\cdots T_n(\mathrm{hi})`,
  hypotheses: [
    'products: every T_i carries a proved Lipschitz constant, and R = D/(1 − k) or the radius of an invariant set',
    'sandwich: every T_i is proved increasing and keeps [lo, hi]',
    'coupling: the maps are i.i.d. on a finite set and some composition of them is constant',
  ],
  verdict: 'holds as printed',
  checks,
  controls,
}
