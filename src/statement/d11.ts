import { cone } from './d11.cone.js'
import { controls } from './d11.controls.js'
import { atRest } from './d11.rest.js'
import { runControls, runs } from './d11.runs.js'
import { slopes } from './d11.slope.js'
import type { Statement } from './statement.js'

export const d11: Statement = {
  id: 'd11',
  title: 'Adam: where it is Lipschitz',
  source: 'Retrograde, D11; Kingma and Ba 2015',
  claim:
    'Adam acts on (θ, m, v). It has no Lipschitz constant on the whole space, for |∂θ′/∂v| grows like v^{−1/2} as v → 0 with m fixed: 45, 4.5·10^7 and 4.4·10^13 at v = 10^−4, 10^−8, 10^−12 by the defaults. The states that are reached from m = v = 0 are in the cone m² ≤ C²v, C² = (1 − β₁)²/((1 − β₂)(1 − β₁²/β₂)), which every step keeps when β₁² < β₂ and no smaller C does; C = 7.27 by the defaults. There the slope in v is at most hCβ₂/(2ε²): finite, and useless. Without noise the minimum of lθ²/2 repels where hl/ε > 2(1 + β₁)/(1 − β₁) = 38; by the defaults Adam hovers around it at 2.3·10^−4. With noise two copies with equal draws meet, at the slow rate log β₂ at which v forgets.',
  tex: String.raw`m_t^2\le C^2v_t,\quad C^2=\frac{(1-\beta_1)^2}{(1-\beta_2)(1-\beta_1^2/\beta_2)};\qquad \Bigl|\frac{\partial\theta'}{\partial v}\Bigr|=\frac{h\,|m'|\,\beta_2}{2\sqrt{v'}\,(\sqrt{v'}+\varepsilon)^2}\;\le\;\frac{hC\beta_2}{2\varepsilon^2}\ \text{ where }m'^2\le C^2v'`,
  hypotheses: [
    'for the cone: β₁² < β₂, and a start in it, such as m = v = 0',
    'for the border 38: no noise, no bias correction (or a late step), L = lθ²/2',
    'for the rate: measured, additive noise on θ²/2, h = 10^−3',
  ],
  verdict: 'holds as printed',
  checks: [...slopes, ...cone, ...atRest, ...runs],
  controls: [...controls, ...runControls],
}
