import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { queueCheck, queueControl } from './d6.queue.js'
import { reflectionChecks, reflectionControls } from './d6.reflections.checks.js'
import { increasingIn, tail, waiting, waitingChecks } from './d6.waiting.js'
import { all, atMost } from './finding.js'
import { single } from './property.js'
import type { Check, Statement } from './statement.js'

/** P(X_n ≥ 5) ≤ 1/2 for all n, as it would be for ρ = 1/2. */
const bounded = (name: string, [up, of]: readonly [number, number]): Check =>
  single(name, 'exact', () =>
    all(
      upTo(6).map(j => {
        const law = waiting(rational(up, of), 2 ** j)
        return atMost(rationals, tail(law, 5), rational(1, 2), `P(X_${2 ** j} ≥ 5)`)
      }),
    ),
  )

export const d6: Statement = {
  id: 'd6',
  title: 'Weak contraction: Lip = 1',
  source: 'Retrograde, D6; Loynes 1962, Abrams et al. 2003',
  claim:
    'No map need contract. Lindley’s maps T_i x = max(x + ξ_i, 0), with Lipschitz constant 1, are increasing, and from 0 the backward iterates X_n = max_{0≤j≤n} (ξ_1 + … + ξ_j) rise; for E ξ < 0 they rise to a finite θ*, for E ξ ≥ 0 (ξ not 0) to ∞. For ξ = ±1 with P(ξ = 1) = p < 1/2 the limit is geometric, P(θ* ≥ k) = (p/(1 − p))^k. The reflections T_i x = |u_i − x| with u_i uniform on [0, 1] are isometries but for a fold: T_1 … T_n[0, 1] shrinks to θ* of the law Beta(1, 2), its mean length between 1/(1 + (2 log 2 − 1)n) and 4/(n + 4), while the law of X_n is that of θ* from n = 2 on, for every start.',
  tex: String.raw`\begin{gathered}T_i x=(x+\xi_i)^+:\quad X_n=\max_{0\le j\le n}(\xi_1+\dots+\xi_j)\uparrow\theta^*,\quad P(\theta^*\ge k)=\Bigl(\frac p{1-p}\Bigr)^k\\ T_i x=|u_i-x|:\quad \frac1{1+(2\log 2-1)n}\le\mathbb E\,\bigl|T_1\cdots T_n[0,1]\bigr|\le\frac4{n+4},\quad X_n\sim\mathrm{Beta}(1,2)\ (n\ge2)\end{gathered}`,
  hypotheses: [
    'the T_i are i.i.d.',
    'Lindley: E ξ < 0; for the geometric law, ξ = ±1',
    'reflections: u uniform on [0, 1], so that no lattice holds all its values',
  ],
  verdict: 'holds as printed',
  checks: [...waitingChecks, queueCheck, ...reflectionChecks],
  controls: [
    bounded('no drift, p = 1/2: P(X_n ≥ 5) ≤ 1/2 for all n', [1, 2]),
    bounded('drift up, p = 2/3: P(X_n ≥ 5) ≤ 1/2 for all n', [2, 3]),
    increasingIn(forward, 'Lindley, forward: Y_n ≤ Y_{n+1}'),
    queueControl,
    ...reflectionControls,
  ],
}
