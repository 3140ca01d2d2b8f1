import { checks } from './example-2.4.checks.js'
import { controls } from './example-2.4.controls.js'
import type { Statement } from './statement.js'

export const example24: Statement = {
  id: 'ex-2.4',
  title: 'Two constant maps',
  source: 'Dherin et al. 2025, Example 2.4',
  claim:
    'Let each T_i be the constant map to x₀ or to y₀ ≠ x₀, independently, with probability 1/2. These are contractions with k = 0. For n ≥ 1 the backward iterate is X_n = T_1(θ), the same for all n; the forward one is Y_n = T_n(θ), uniform on {x₀, y₀} and independent of the ones before: it jumps for ever, almost surely. X_n and Y_n have the same law at every n.',
  tex: String.raw`X_n=T_1\cdots T_n\theta=T_1\theta,\qquad Y_n=T_n\cdots T_1\theta=T_n\theta,\qquad P(Y_n=\dots=Y_{n+j})=2^{-j}\quad(n\ge 1)`,
  hypotheses: ['x₀ ≠ y₀', 'the T_i are i.i.d., x₀ or y₀ with probability 1/2 each', 'n ≥ 1'],
  verdict: 'holds as printed',
  printed:
    'If each T_i is the constant map to x_0 or to y_0, with equal probability, the forward iterates cannot converge: they jump between the two, while the backward ones stay at T_1(θ).',
  correction:
    'Right. Convergence of the forward iterates is called impossible: it has probability 0, since P(Y_n = … = Y_{n+j}) = 2^−j is never quite 0. The law of Y_n is not merely uniform in the limit: it is uniform for every n ≥ 1.',
  checks,
  controls,
}
