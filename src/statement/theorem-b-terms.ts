import type { Statement } from './statement.js'
import { checks } from './theorem-b-terms.checks.js'
import { controls } from './theorem-b-terms.controls.js'

export const theoremBTerms: Statement = {
  id: 'thm-b-terms',
  title: 'Orders 2, 3 and 4 written out',
  source: 'Retrograde, Theorem B',
  claim:
    'For T_1 … T_n, T_i = id + hV_i, with S_{>u} the sum of the V_v with v > u: order 2 is Σ_{u<v} V_u′V_v; order 3 is Σ_{u<v<w} V_u′V_v′V_w + ½ Σ_u V_u″(S_{>u}, S_{>u}); order 4 is Σ V_u′V_v′V_w′V_x over u < v < w < x, + ½ Σ_{u<v} V_u′V_v″(S_{>v}, S_{>v}) + Σ_{u<w<x} V_u″(S_{>u}, V_w′V_x) + ⅙ Σ_u V_u‴(S_{>u}, S_{>u}, S_{>u}). Backward minus forward is Σ_{i<j} [V_i, V_j] at order 2, and Σ_{u<v<w} (V_u′V_v′V_w − V_w′V_v′V_u) + ½ Σ_u V_u″(S_{>u} − S_{<u}, S − V_u) at order 3, S the sum of all. Along a word, positions are compared.',
  tex: String.raw`\begin{aligned}X_n-Y_n={}&h^2\sum_{i<j}[V_i,V_j]+h^3\Bigl(\sum_{u<v<w}\bigl(V_u'V_v'V_w-V_w'V_v'V_u\bigr)\\&+\tfrac12\sum_u V_u''\bigl(S_{>u}-S_{<u},\,S-V_u\bigr)\Bigr)+O(h^4)\end{aligned}`,
  hypotheses: ['T_i = id + hV_i, the V_i of class C⁴ for order 4, C³ for order 3'],
  verdict: 'holds as printed',
  checks,
  controls,
}
