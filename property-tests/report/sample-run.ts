import type { Figure } from '../../src/statement/figure.js'
import type { StatementResult, VerifyResult } from '../../src/statement/result.js'

type Points = (readonly [number, number])[]

/** e_i = ±1, the map T_i θ = a θ + (1 − a) e_i of the AR(1) chain, for a fixed list of signs. */
const a = 0.95
const signs: number[] = []
for (let i = 0, state = 1; i < 1000; i++) {
  state = (state * 48271) % 2147483647
  signs.push(state % 2 === 0 ? 1 : -1)
}
const through = (word: readonly number[], start: number) =>
  word.reduceRight((point, i) => a * point + (1 - a) * signs[i - 1]!, start)
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const backward = (n: number) => through(upTo(n), 4)
const forward = (n: number) => through(upTo(n).reverse(), 4)
const anchored = (m: number, n: number) =>
  through([...upTo(Math.min(m, n)), ...upTo(n).slice(m).reverse()], 4)

const along = (n: number, value: (n: number) => number): Points => upTo(n).map(i => [i, value(i)])
const limit = backward(1000)

export const boundFigure: Figure = {
  id: 'thm-2.2-bound',
  title: 'Distance to the limit and its bound',
  caption: 'The backward iterates come to their limit at the rate k^n that Theorem 2.2 promises.',
  x: { label: 'n' },
  y: { label: 'distance', scale: 'log' },
  series: [
    { name: 'd(X_n, θ*)', mark: 'dots', points: along(120, n => Math.abs(backward(n) - limit)) },
    {
      name: 'D k^n / (1 − k)',
      mark: 'line',
      dashed: true,
      points: along(120, n => (0.25 * a ** n) / (1 - a)),
    },
    {
      name: 'last move d(X_n, X_{n+1})',
      mark: 'line',
      points: along(120, n => Math.abs(backward(n + 1) - backward(n))),
    },
  ],
}

export const pathFigure: Figure = {
  id: 'c4-path',
  title: 'One realisation in three orders',
  caption: 'Forward wanders for ever, backward settles, anchored (m = 60) stays close to backward.',
  x: { label: 'n' },
  y: { label: 'θ' },
  series: [
    { name: 'forward', mark: 'line', points: along(300, forward) },
    { name: 'backward', mark: 'line', points: along(300, backward) },
    { name: 'anchored, m = 60', mark: 'line', points: along(300, n => anchored(60, n)) },
  ],
}

const sorted = (values: number[]): Points =>
  values.sort((x, y) => x - y).map((value, i) => [value, (i + 1) / values.length])

export const lawFigure: Figure = {
  id: 'identity-law',
  title: 'The law of X₁₀ and of Y₁₀',
  caption: 'Empirical distribution functions over 90 realisations each.',
  x: { label: 'θ' },
  y: { label: 'P(· ≤ θ)' },
  series: [
    {
      name: 'X_n, backward',
      mark: 'step',
      points: sorted(
        upTo(90).map(r =>
          through(
            upTo(10).map(i => i + 10 * r),
            0,
          ),
        ),
      ),
    },
    {
      name: 'Y_n, forward',
      mark: 'step',
      points: sorted(
        upTo(90).map(r =>
          through(
            upTo(10).map(i => 1000 - i - 10 * (r - 1)),
            0,
          ),
        ),
      ),
    },
  ],
}

const sizes = [10, 30, 100, 300, 1000, 3000]
export const costFigure: Figure = {
  id: 'cost',
  title: 'Cost of all iterates up to n',
  caption: 'Map applications: quadratic backward, linear forward and anchored.',
  x: { label: 'n', scale: 'log' },
  y: { label: 'map applications', scale: 'log' },
  series: [
    { name: 'backward, one by one', mark: 'line', points: sizes.map(n => [n, (n * (n + 1)) / 2]) },
    {
      name: 'anchored, m = 100',
      mark: 'line',
      points: sizes.map(n => [n, n + Math.min(n, 100) * n - 50 * Math.min(n, 100)]),
    },
    { name: 'forward', mark: 'line', points: sizes.map(n => [n, n]) },
    { name: 'measured', mark: 'dots', points: sizes.map(n => [n, (n * (n + 1)) / 2]) },
  ],
}

const theorem: StatementResult = {
  id: 'thm-2.2',
  title: 'Backward iterates converge',
  source: 'Dherin et al. 2025, Theorem 2.2',
  claim:
    'If every map contracts by the same k < 1 and moves the start by at most D, the backward iterates converge, for every sequence of maps, to a limit that does not depend on the start, at the rate k^n.',
  tex: String.raw`\begin{aligned} d(X_{n+1}, X_n) &\le D\,k^n, \\ d(X_n, \theta^*) &\le \frac{D\,k^n}{1-k}, \end{aligned} \qquad D = \sup_{i \ge 1} d(\theta_0, T_i\theta_0)`,
  hypotheses: [
    '(Ω, d) is complete.',
    'Every T_i is Lipschitz with the same constant k < 1.',
    'D = sup d(θ₀, T_i θ₀) is finite.',
  ],
  verdict: 'holds as printed',
  checks: [
    {
      name: 'distance to the limit on random rational instances',
      kind: 'exact',
      passed: true,
      detail:
        'd(X_n, θ*) ≤ D kⁿ/(1 − k) on 400 affine systems with rational coefficients, no tolerance',
      instances: 400,
      margin: 0.00213,
    },
    {
      name: 'equality on the extremal system',
      kind: 'exact',
      passed: true,
      detail: 'T_i θ = k θ + 1: the bound is attained for n = 0 … 40',
      instances: 41,
      margin: 0,
    },
  ],
  controls: [
    {
      name: 'k = 1',
      kind: 'exact',
      failed_as_it_must: true,
      detail: 'T_i θ = θ + 1: |X_{n+1} − X_n| = 1 for all n',
    },
  ],
  figures: [boundFigure],
}

const identity: StatementResult = {
  id: 'law-identity',
  title: 'X_n and Y_n have one law',
  source: 'Letac 1986; Dherin et al. 2025, Theorem 2.6',
  claim:
    'For independent maps of one law the n-th backward and the n-th forward iterate have the same law, for every n.',
  tex: String.raw`X_n \overset{d}{=} Y_n, \qquad \mathbb{E}\,f(X_n) = \mathbb{E}\,f(Y_n) \quad (n \ge 0)`,
  hypotheses: ['T_1, T_2, … are independent.', 'They have the same law.'],
  verdict: 'holds as amended',
  correction:
    'As printed the maps are only “independent”; they must have the same law too, and the limit law is stationary only if almost every map is continuous.',
  checks: [
    {
      name: 'laws by enumeration',
      kind: 'exact',
      passed: true,
      detail: 'all words of length ≤ 6 over 3 maps with rational weights',
      instances: 1092,
    },
    {
      name: 'SGD on iris, two samples',
      kind: 'statistical',
      passed: true,
      detail: 'Kolmogorov distance 0.021 of the loss at n = 50, 2,000 realisations each',
      pValue: 0.4127,
      rates: { falseAlarm: 1e-8, miss: 1e-6, detectable: 0.1873, samples: 2000 },
    },
  ],
  controls: [
    {
      name: 'cyclic order',
      kind: 'statistical',
      failed_as_it_must: true,
      detail: 'Kolmogorov distance 0.61',
      pValue: 3.2e-113,
      rates: { falseAlarm: 1e-8, miss: 1e-6, detectable: 0.1873, samples: 2000 },
    },
  ],
  figures: [lawFigure],
}

const anchoring: StatementResult = {
  id: 'c4-anchored',
  title: 'Anchored iterates and their cost',
  source: 'extension of Dherin et al. 2025, Section 2',
  claim:
    'Replaying the first m maps on top of a forward chain of the others is within 2 D k^m/(1 − k) of the backward iterate, and costs n + m applications a step.',
  tex: String.raw`d(A_{m,n}, X_n) \le k^m\, d(Z_{m,n}, B_{m,n}) \le \frac{2 D k^m (1 - k^{n-m})}{1-k}`,
  hypotheses: ['As for Theorem 2.2.'],
  verdict: 'holds as printed',
  checks: [
    {
      name: 'anchored error',
      kind: 'numerical',
      passed: true,
      detail: 'AR(1), m = 60, n ≤ 300',
      instances: 300,
      margin: 0.412,
    },
    {
      name: 'applications counted',
      kind: 'exact',
      passed: true,
      detail: '197,050 at N = 2000 and m = 100, as planned',
      instances: 1,
      margin: 0,
    },
  ],
  controls: [
    {
      name: 'fresh maps on replay',
      kind: 'numerical',
      failed_as_it_must: true,
      detail: 'with the anchor drawn anew the error at n = 300 is 0.31, the bound 0.0046',
      margin: -66.4,
    },
  ],
  figures: [pathFigure, costFigure],
}

/** A small run as the runner would leave it. */
export const sampleRun: VerifyResult = {
  version: '0.1.0',
  seed: 1,
  quick: true,
  statements: [theorem, identity, anchoring],
  summary: {
    statements: 3,
    checks: 6,
    checks_passed: 6,
    controls: 3,
    controls_failed_as_they_must: 3,
    by_kind: { proof: 0, exact: 3, numerical: 1, statistical: 1, empirical: 0 },
    controls_by_kind: { proof: 0, exact: 2, numerical: 1, statistical: 1, empirical: 0 },
    false_alarm: 2e-8,
    miss: 2e-6,
    budget: 1e-6,
  },
  times: {
    total: 1873,
    statements: { 'thm-2.2': 412, 'law-identity': 1290.3, 'c4-anchored': 160 },
  },
}

/** The same run with one check failed and one control that did not fail. */
export const brokenRun: VerifyResult = {
  ...sampleRun,
  statements: [
    theorem,
    {
      ...identity,
      checks: identity.checks.map((check, i) => (i === 0 ? { ...check, passed: false } : check)),
      controls: identity.controls.map(control => ({ ...control, failed_as_it_must: false })),
    },
    anchoring,
  ],
  summary: { ...sampleRun.summary, checks_passed: 5, controls_failed_as_they_must: 2 },
}
