import { checks } from './d8.checks.js'
import { cltChecks, cltControls } from './d8.clt.js'
import { controls } from './d8.controls.js'
import { meetingCheck, meetingControl } from './d8.meeting.js'
import type { Statement } from './statement.js'

export const d8: Statement = {
  id: 'd8',
  title: 'Averages of iterates',
  source: 'Retrograde, D8; Wu and Shao 2004',
  claim:
    'Let T_i θ = aθ + h e_i with a = 1 − h and 0 < h < 2, the e_i i.i.d. with mean 0 and variance s². Averages of forward iterates forget the step size: n Var → s² for every h; started from the stationary law it is V[(1 + a)/(1 − a) − 2a(1 − a^n)/(n(1 − a)²)], V = h s²/(2 − h), from a point s² Σ_{k≤n} (1 − a^k)²/n. Averages of backward iterates tend to θ*, with variance V and not s²/n. In general, where r = E l^p < 1 for the Lipschitz constants l, two forward runs of the same maps meet geometrically, E|Y_n^x − Y_n^y|^p ≤ r^n |x − y|^p, and √n(average − mean) is normal in the limit where the stationary law has a moment of order above 2.',
  tex: String.raw`n\operatorname{Var}\Bigl(\frac1n\sum_{i=1}^n Y_i\Bigr)=V\Bigl[\frac{1+a}{1-a}-\frac{2a(1-a^n)}{n(1-a)^2}\Bigr]\longrightarrow s^2,\qquad \operatorname{Var}\Bigl(\frac1n\sum_{i=1}^n X_i\Bigr)\longrightarrow V=\frac{h s^2}{2-h}`,
  hypotheses: [
    'the e_i are i.i.d. with mean 0 and variance s²',
    '0 < h < 2',
    'in general: i.i.d. Lipschitz maps with E l^p < 1 for a p > 0 and E d(x, T x)^p < ∞; for the limit, E|X|^q < ∞ for a q > 2 (Wu and Shao 2004)',
  ],
  verdict: 'holds as printed',
  checks: [...checks, meetingCheck, ...cltChecks],
  controls: [...controls, meetingControl, ...cltControls],
}
