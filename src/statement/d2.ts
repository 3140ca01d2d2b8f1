import { checks } from './d2.checks.js'
import { controls } from './d2.controls.js'
import { sampledChecks, sampledControls } from './d2.sampled.js'
import type { Statement } from './statement.js'

export const d2: Statement = {
  id: 'd2',
  title: 'Arcsine and beta walks',
  source: 'Retrograde, D2; Sethuraman 1994; Diaconis and Freedman 1999',
  claim:
    'Let T x = Ax + (1 − A)δ on [0, 1], where P(A ≤ t) = t^a and, independently, δ = 1 with probability p, else 0. Then sup Lip T = 1, so that Theorem 2.2 does not apply, but E log Lip T = −1/a: backward iterates converge, and the law of the limit is Beta(ap, a(1 − p)). In mean square E(X_n − θ*)² = (a/(a + 2))^n((x − p)² + V) for every n, V = p(1 − p)/(a + 1). For A uniform and p = 1/2 the law is the arcsine law, and E(X_n − θ*)² = 3^−n((x − 1/2)² + 1/8). Forward iterates have steps of mean square 2p(1 − p)/(a + 1)² in the limit.',
  tex: String.raw`\theta^*\sim\mathrm{Beta}\bigl(ap,\,a(1-p)\bigr),\qquad \mathbb{E}\,(X_n-\theta^*)^2=\Bigl(\frac{a}{a+2}\Bigr)^{n}\Bigl((x-p)^2+\frac{p(1-p)}{a+1}\Bigr)`,
  hypotheses: [
    'T_1, T_2, … are i.i.d., with A and δ independent',
    '1 − A has the law Beta(1, a), a > 0, and 0 < p < 1',
  ],
  verdict: 'holds as printed',
  checks: [...checks, ...sampledChecks],
  controls: [...controls, ...sampledControls],
}
