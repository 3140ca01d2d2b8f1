import { checks } from './d4.checks.js'
import { controls } from './d4.controls.js'
import { goldenChecks } from './d4.golden.js'
import type { Statement } from './statement.js'

export const d4: Statement = {
  id: 'd4',
  title: 'Bernoulli convolutions',
  source: 'Retrograde, D4; Jessen and Wintner 1935; Erdős 1939',
  claim:
    'Let T x = λx ± (1 − λ), either sign with probability 1/2, 0 < λ < 1. The law of (1 − λ) Σ ±λ^j is stationary, with variance (1 − λ)/(1 + λ), and is that of the backward limit. It is uniform on [−1, 1] for λ = 1/2, Cantor’s law for λ = 1/3, and for the golden λ = (√5 − 1)/2 singular with the whole interval for support: there 2^n words give F_{n+3} − 1 points and the Fourier transform does not vanish at infinity. Forward iterates tend to it weakly alone: for λ ≤ 1/2, from 0, W_1(law Y_n, μ) = λ^n(1 − λ), while the total variation distance is 1 for every n.',
  tex: String.raw`\theta^*=(1-\lambda)\sum_{j\ge0}\pm\lambda^j,\qquad \operatorname{Var}\theta^*=\frac{1-\lambda}{1+\lambda},\qquad W_1\bigl(\operatorname{law}(Y_n),\mu\bigr)=\lambda^n(1-\lambda),\quad \mathrm{TV}\bigl(\operatorname{law}(Y_n),\mu\bigr)=1`,
  hypotheses: [
    'the signs are independent, each with probability 1/2',
    '0 < λ < 1; for W_1 and TV λ ≤ 1/2 and the start 0',
  ],
  verdict: 'holds as printed',
  checks: [...checks, ...goldenChecks],
  controls,
}
