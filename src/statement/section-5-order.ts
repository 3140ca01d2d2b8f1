import { checks } from './section-5-order.checks.js'
import { controls } from './section-5-order.controls.js'
import type { Statement } from './statement.js'

export const section5Order: Statement = {
  id: 'sec-5-order',
  title: 'Orders that keep their last maps',
  source: 'Dherin et al. 2025, Section 5; Retrograde, Theorem C4',
  claim:
    'Let the word of iterate n use each of 1, …, n once. If every word begins, from the outside, with all of the word before it, the order is backward: the maps applied last are then the same at every step. It is not the only order that converges. Words whose outermost m_n → ∞ indices are 1, …, m_n, with the others in any order, stay within 2Dk^{m_n}/(1 − k) of X_n and have the same limit; forward for k steps and then backward is an order that converges to another point.',
  tex: String.raw`w(n+1)=w(n)\,(n+1)\ \text{ for all }n\iff w(n)=1\,2\cdots n;\qquad d\bigl(T_1\cdots T_{m_n}(\cdots),\,X_n\bigr)\le\frac{2D\,k^{m_n}}{1-k}\to0`,
  hypotheses: [
    'for uniqueness: the n-th word uses each of 1, …, n exactly once, for every n ≥ 1',
    'for the bound: every T_i is k-Lipschitz with one k < 1, and D = sup_i d(θ, T_i θ) < ∞',
  ],
  verdict: 'holds as amended',
  printed:
    'The backward order is the only order in which the sequence of the last examples used to produce a parameter iterate remains consistent at each training step; this yields convergence toward a point.',
  correction:
    'Right if iterate n uses each of the first n examples once and the whole sequence, from the last example back, is to be kept from the first step on. Convergence needs less: an outermost part that grows without bound, however slowly, over any arrangement of the rest, has the same limit; and an order that turns backward later, as in A.5, converges as well. “Only” is not to be read as “only convergent”.',
  checks,
  controls,
}
