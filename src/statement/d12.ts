import { checks } from './d12.checks.js'
import { controls } from './d12.controls.js'
import type { Statement } from './statement.js'

export const d12: Statement = {
  id: 'd12',
  title: 'Contraction is up to the metric',
  source: 'Retrograde, D12; Birkhoff 1957',
  claim:
    'Whether Theorem 2.2 applies depends on the metric. T x = 1/(x + u), u > 0, may expand |x − y|, but in d(x, y) = |log x − log y| its factor at x is x/(x + u) < 1: at most c/(c + u) on (0, c], and two steps with u and v contract all of (0, ∞) by (√(1 + uv) − √(uv))². So continued fractions, the backward iterates from 0, converge where Σ u_i = ∞, as for i.i.d. u_i, and only there: X_{n+1} lies beyond the limit from X_n, and 1/|X_{n+1} − X_n| = q_n q_{n+1} ≥ min(1, u_1²)·(u_1 + … + u_{n+1}). A matrix with entries > 0 contracts Hilbert’s projective metric by tanh(Δ/4), Δ the diameter of its image, e^Δ = max a_ik a_jl/(a_jk a_il): then the directions of A_1 … A_n x converge, while those of A_n … A_1 x do not.',
  tex: String.raw`d(Tx,Ty)\le\frac{c}{c+u}\,d(x,y),\quad d=|\log x-\log y|,\ x,y\le c;\qquad d_H(Ax,Ay)\le\tanh\bigl(\tfrac{\Delta}{4}\bigr)\,d_H(x,y),\quad e^{\Delta}=\max\frac{a_{ik}a_{jl}}{a_{jk}a_{il}}`,
  hypotheses: [
    'u > 0; for one step, points at most c; for continued fractions, Σ u_i = ∞',
    'all entries of the matrices are > 0',
    'for the convergence of directions: one bound Δ for all of them',
  ],
  verdict: 'holds as printed',
  checks,
  controls,
}
