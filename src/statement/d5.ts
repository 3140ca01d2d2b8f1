import { averageChecks, averageControls } from './d5.averages.js'
import { checks } from './d5.checks.js'
import { controls } from './d5.controls.js'
import { pathChecks, pathControls } from './d5.paths.js'
import type { Statement } from './statement.js'

export const d5: Statement = {
  id: 'd5',
  title: 'Chaos game and time averages',
  source: 'Retrograde, D5; Elton 1987; Hutchinson 1981; Barnsley 1988',
  claim:
    'Let i.i.d. maps contract in the mean of logarithms. Then the time averages (1/n) Σ f(Y_i) of one forward path tend to ∫ f dμ almost surely, from every start (Elton). Those of a backward path tend to f(θ*), a random value whose spread does not shrink. For AR(1) with errors of variance 1, n·Var of the forward average tends to 1, for every step h, and Var of the backward average to V. For the chaos game, half of the way to a random corner of a triangle of side 1, μ is the uniform measure of the triangle of Sierpiński: mass 3^−r in each of its 3^r cells of side 2^−r, mean (1/2, √3/6), covariance I/18, dimension log 3/log 2.',
  tex: String.raw`\frac1n\sum_{i=1}^n f(Y_i)\;\to\;\int f\,d\mu,\qquad \frac1n\sum_{i=1}^n f(X_i)\;\to\;f(\theta^*)\qquad\text{a.s.}`,
  hypotheses: [
    'T_1, T_2, … are i.i.d. with E log Lip(T_1) < 0 and E log⁺ d(x, T_1 x) < ∞',
    'f is continuous and bounded (or, for the averages of AR(1), f(x) = x)',
  ],
  verdict: 'holds as printed',
  checks: [...checks, ...averageChecks, ...pathChecks],
  controls: [...controls, ...averageControls, ...pathControls],
}
