import { checks } from './d3.checks.js'
import { controls } from './d3.controls.js'
import { heavyChecks } from './d3.heavy.js'
import { tailChecks, tailControls } from './d3.tail.js'
import type { Statement } from './statement.js'

export const d3: Statement = {
  id: 'd3',
  title: 'Moments and heavy tails',
  source: 'Retrograde, D3; Kesten 1973; Goldie 1991; Hodgkinson and Mahoney 2021',
  claim:
    'Let T x = Ax + B on the line, (A, B) i.i.d., with E log|A| < 0 and no common fixed point. The stationary law has a moment of order j exactly when E|A|^j < 1 (B having it); then m_j = E X^j obeys m_j = Σ_{i<j} C(j, i) E[A^i B^{j−i}] m_i/(1 − E A^j), and E(X_n − θ*)² = (E A²)^n E(x − θ*)². If E|A|^s ≥ 1 for some s there is an α > 0 with E|A|^α = 1, and P(|X| > t) is of the order of t^−α, though backward iterates converge: slopes 1/2 and 19/10 give α = .1152, slopes 1/2 and 3/2 give α = 1. No estimate of a variance means anything there, and one that is asked for is refused. SGD on (xθ − y)²/2, one datum a step, has a variance exactly for 0 < h < 2E x²/E x⁴.',
  tex: String.raw`m_j=\frac{\sum_{i<j}\binom ji\,\mathbb{E}[A^iB^{j-i}]\,m_i}{1-\mathbb{E}A^j}\iff\mathbb{E}|A|^j<1,\qquad \mathbb{E}|A|^\alpha=1\;\Rightarrow\;P(|X|>t)\asymp t^{-\alpha}`,
  hypotheses: [
    '(A_1, B_1), (A_2, B_2), … are i.i.d., with E log|A| < 0 and E|B|^j < ∞',
    'the maps have no common fixed point',
    'for tails: 1 ≤ E|A|^s < ∞ for some s > 0, E|A|^α log⁺|A| < ∞ and E|B|^α < ∞, and log|A| not confined to a lattice',
  ],
  verdict: 'holds as printed',
  checks: [...checks, ...heavyChecks, ...tailChecks],
  controls: [...controls, ...tailControls],
}
