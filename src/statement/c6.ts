import { appends } from './c6.append.js'
import { controls } from './c6.controls.js'
import { groups } from './c6.groups.js'
import { sharings } from './c6.sharing.js'
import type { Statement } from './statement.js'

export const c6: Statement = {
  id: 'c6',
  title: 'What backward iterates share',
  source: 'Retrograde, C6',
  claim:
    'The states T_j … T_n θ, 1 ≤ j ≤ n ≤ N, are N(N+1)/2 different ones where no composition of the maps equals another: X_n and X_{n+1} share none, no checkpoint helps, and whoever only applies maps to states needs N(N+1)/2 applications. What has to be kept of a map is its index. W states at once, in wavefronts, bring the stages one after the other from N(N+1)/2 down to N(N + W)/(2W). In a closed class blocks of B maps are composed once, and X_B, X_{2B}, … take B times fewer maps a step. The linearised append X̃_{n+1} = X̃_n + J_n(T_{n+1}θ − θ), J_{n+1} = J_n T_{n+1}′(θ), takes one map and one derivative a step and a p × p matrix: it is exact for affine maps, and for T_i = id + hV_i off by ½h³ Σ_u V_u″(S_{>u}, S_{>u}) + O(h⁴), n fixed.',
  tex: String.raw`\#\{T_j\cdots T_n\theta:1\le j\le n\le N\}=\frac{N(N+1)}{2},\qquad \text{stages}=\frac{N(N+W)}{2W},\qquad X_n-\tilde X_n=\frac{h^3}{2}\sum_u V_u''\bigl(S_{>u},S_{>u}\bigr)+O(h^4)`,
  hypotheses: [
    'for the count: T_u θ = T_w θ only for u = w, as for free maps',
    'for the stages: W divides N, and map j is the same for every state',
    'for the expansion: T_i = id + hV_i with V_i three times continuously differentiable, n fixed',
  ],
  verdict: 'holds as printed',
  checks: [...sharings, ...groups, ...appends],
  controls,
}
