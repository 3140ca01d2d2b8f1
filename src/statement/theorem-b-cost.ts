import type { Statement } from './statement.js'
import { checks } from './theorem-b-cost.checks.js'
import { controls } from './theorem-b-cost.controls.js'

export const theoremBCost: Statement = {
  id: 'thm-b-cost',
  title: 'What the series cost',
  source: 'Retrograde, Theorem B',
  claim:
    'In Taylor arithmetic to order P a map costs one evaluation of its field, P(P + 1)/2 products for each product in it, and P + 1 points of memory. One n takes n evaluations. All n ≤ N take N forward, each series continuing the last, and N(N + 1)/2 backward: as many as the iterates themselves. Appending on the inside, X_2 gains DX_1[V_{n+1}] and X_3 gains DX_2[V_{n+1}] + ½D²X_1[V_{n+1}, V_{n+1}]: it needs derivatives of all that is accumulated, for in the trees a new largest label is a leaf. By trees, a word takes n derivatives for each tree of up to P nodes.',
  tex: String.raw`X^{(n+1)}(\theta)=X^{(n)}\bigl(\theta+hV_{n+1}(\theta)\bigr):\qquad X_2\mathrel{+}=DX_1[V_{n+1}],\quad X_3\mathrel{+}=DX_2[V_{n+1}]+\tfrac12D^2X_1[V_{n+1},V_{n+1}]`,
  hypotheses: [
    'the fields are asked for at points and jets only, without derivative tensors',
    'products of series term by term',
  ],
  verdict: 'holds as printed',
  checks,
  controls,
}
