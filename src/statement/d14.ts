import { checks } from './d14.checks.js'
import { controls } from './d14.controls.js'
import type { Statement } from './statement.js'

export const d14: Statement = {
  id: 'd14',
  title: 'The first maps decide the limit',
  source: 'Retrograde, D14; Hutchinson 1981, Letac 1986',
  claim:
    'Let θ* = T_1(θ*′) be the limit of the backward iterates of i.i.d. maps, θ*′ independent of T_1 and of the same law μ. Given T_1, …, T_m, θ* has the law (T_1 … T_m)_* μ and lies in T_1 … T_m(K), K the support of μ. If all maps are k-Lipschitz, the limits of two sequences that agree up to m are within k^m diam K, and for maps kx + b that is attained. The first maps decide where θ* is; data that come late hardly move it.',
  tex: String.raw`\theta^*=T_1(\theta^{*\prime})\in T_1\cdots T_m(K),\qquad T_i=T_i'\ (i\le m)\;\Longrightarrow\;d(\theta^*,\theta^{*}{}')\;\le\;k^m\operatorname{diam}K`,
  hypotheses: [
    'the backward iterates converge, to a limit that is the same for every start',
    'for the distance: every T_i is k-Lipschitz with one k < 1, and K is bounded',
  ],
  verdict: 'holds as printed',
  checks,
  controls,
}
