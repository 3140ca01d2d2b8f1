import { controls } from './full-batch.controls.js'
import { equalMaps } from './full-batch.equal.js'
import { schedulesOf } from './full-batch.schedule.js'
import type { Statement } from './statement.js'

export const fullBatch: Statement = {
  id: 'full-batch',
  title: 'Full batch: one map or many',
  source: 'Dherin et al. 2025, Section 1.1',
  claim:
    'If all T_i are the same map, every order gives T^n θ. Full batches alone do not make them the same: a schedule that follows the index of the map, dropout, augmentation or Adam’s bias correction by index make them differ. For T_i = id + h c_i V the orders then agree up to third order only, X_n − Y_n = ½h³ Σ_u c_u(C_{>u}² − C_{<u}²) V″(V, V) + O(h⁴) with C_{>u} the sum of the c_v with v > u; for two steps the factor is c_1 c_2 (c_2 − c_1)/2. On quadratic losses plain gradient steps of any sizes commute exactly. A counter that is part of the state makes the maps one again.',
  tex: String.raw`X_n-Y_n=\frac{h^3}{2}\sum_{u=1}^{n}c_u\bigl(C_{>u}^2-C_{<u}^2\bigr)\,V''(V,V)+O(h^4),\qquad n=2:\ \frac{h^3}{2}\,c_1c_2(c_2-c_1)\,V''(V,V)`,
  hypotheses: [
    'for equality: T_1 = T_2 = … as maps',
    'for the expansion: T_i = id + h c_i V with V three times continuously differentiable',
  ],
  verdict: 'holds as amended',
  printed:
    'The findings do not really matter for the full-batch setting, since backward and forward iterates then coincide.',
  correction:
    'They coincide where the maps are the same, which a full batch does not ensure. With steps 1/10 and 1/5 on θ⁴/4 from 1 one has T_1 T_2 = 468/625 and T_2 T_1 = 3771/5000. What is right without a constant step is that the difference has no term of second order, since [c_i V, c_j V] = 0.',
  checks: [...equalMaps, ...schedulesOf],
  controls,
}
