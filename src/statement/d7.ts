import { checks } from './d7.checks.js'
import { controls } from './d7.controls.js'
import { isingChecks, isingControls } from './d7.ising.checks.js'
import type { Statement } from './statement.js'

export const d7: Statement = {
  id: 'd7',
  title: 'Coupling from the past',
  source: 'Retrograde, D7; Propp and Wilson 1996',
  claim:
    'Let T_1, T_2, … be i.i.d. self-maps of a finite set of which some composition is constant. Then T_1 … T_n is constant from some almost surely finite T on, and its value is an exact draw from the stationary law π. On a monotone chain the two end states are enough to see it. Three mistakes look like it and are not: taking the value of T_n … T_1 when it becomes constant, drawing the maps anew at each doubling of n, and giving up runs that are long. On the chain of A: 0, 1 ↦ 0 and B: 0 ↔ 1, where π(0) = 2/3, they give P(0) = 1, P(0) = 5/6 and, for T ≤ 1, 2, 3, 4, P(0) = 1, 2/3, 5/7, 2/3.',
  tex: String.raw`T=\min\{n: T_1\cdots T_n\ \text{constant}\}<\infty\ \text{a.s.},\qquad T_1\cdots T_T\sim\pi,\qquad P(T_1\cdots T_n\equiv s)\;\le\;\pi(s)`,
  hypotheses: [
    'the T_i are i.i.d. self-maps of a finite set',
    'some composition of them is constant',
    'map i is the same at every n, and every run goes on to its end',
    'for two end states: all T_i are increasing',
  ],
  verdict: 'holds as printed',
  checks: [...checks, ...isingChecks],
  controls: [...controls, ...isingControls],
}
