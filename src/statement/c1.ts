import { checks } from './c1.checks.js'
import { controls } from './c1.controls.js'
import type { Statement } from './statement.js'

export const c1: Statement = {
  id: 'c1',
  title: 'Classes closed under composition',
  source: 'Retrograde, C1',
  claim:
    'Let the maps be of a class that composition does not leave: affine, Möbius, clip-affine (slopes of any sign), affine with full, diagonal or circulant matrices, tables on a finite set, monotone piecewise linear. Keep C_n = T_1 … T_n as one map of the class and append on the right, C_{n+1} = C_n∘T_{n+1}. Then X_n = C_n(θ) exactly for every n and every start, and all iterates n ≤ N take N compositions; for full p × p matrices, of p steps’ worth each, that is the cheaper way from N = 2p + 2 on. On a bounded interval the breaks of piecewise linear contractions stay few, since those of C_n outside the range of T_{n+1} are lost.',
  tex: String.raw`C_{n+1}=C_n\circ T_{n+1},\qquad X_n=T_1\cdots T_n\,\theta=C_n(\theta),\qquad \#\{\text{compositions for } X_1,\dots,X_N\}=N`,
  hypotheses: ['every T_i is of one class that is closed under composition'],
  verdict: 'holds as printed',
  checks,
  controls,
}
