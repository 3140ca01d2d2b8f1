import { checks } from './open-1.checks.js'
import { controls } from './open-1.controls.js'
import type { Statement } from './statement.js'

export const open1: Statement = {
  id: 'open-1',
  title: 'Higher orders do not rescue it',
  source: 'Retrograde, on an expectation of Dherin et al. 2025, Section 5 and Appendix C',
  claim:
    'Corrections of the forward iterate to higher order in h, about the start, do not make a useful backward iterate: what is expanded in is nh times the size of V′, not h. For AR(1), V_j(θ) = e_j − θ, the coefficient of h^q in X_n − Y_n is (−1)^{q−1} Σ_j e_j [C(j−1, q−1) − C(n−j, q−1)]. To come within a tenth of the stationary deviation, in root mean square at h = 1/50, takes 3, 6, 11, 21 and 42 orders at nh = 1, 2, 4, 8 and 16, about e·nh; on the way the error rises to 5·10⁵ deviations at nh = 16. And for one n a series of any order evaluates n fields on jets, where X_n evaluates n fields.',
  tex: String.raw`X_n-Y_n=\sum_{q\ge1}h^q\,(-1)^{q-1}\sum_{j=1}^n e_j\left[\binom{j-1}{q-1}-\binom{n-j}{q-1}\right],\qquad \#\{\text{orders}\}\approx e\,nh`,
  hypotheses: [
    'AR(1): T_j θ = (1 − h)θ + h e_j with uncorrelated e_j of mean 0 and one variance',
    'series in h about the start, to be within a tenth of the stationary deviation',
  ],
  verdict: 'holds as printed',
  checks,
  controls,
}
