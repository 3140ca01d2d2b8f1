import { checks } from './counters.checks.js'
import { controls } from './counters.controls.js'
import type { Statement } from './statement.js'

export const counters: Statement = {
  id: 'counters',
  title: 'Step counters and schedules',
  source: 'Retrograde; Dherin et al. 2025, Theorem 2.6; Kingma and Ba 2015',
  claim:
    'Let a map depend on a step number: a schedule of step sizes, Adam’s bias correction. If the number is that of its application, counted in the state (θ, t) ↦ (T^{(t+1)} θ, t + 1), then i.i.d. draws give i.i.d. maps of states, and X_n =d Y_n for every n and any order. If it is the index of the map, the maps are independent but not identical, and the laws differ: with h_i = 1/i on (θ − e)²/2, Y_n is the mean of n errors and X_n is e_1. Counted at application, the last steps of a schedule are the outermost: a warm-up is innermost and X_n has the limit of the constant step, but steps that keep changing need not have a limit.',
  tex: String.raw`T_i(\theta,t)=\bigl(T_i^{(t+1)}\theta,\;t+1\bigr),\qquad T_1\cdots T_n(\theta,0)\;\overset{d}{=}\;T_n\cdots T_1(\theta,0)`,
  hypotheses: [
    'the draws behind T_1, T_2, … are i.i.d.',
    'the step number is the position of application, part of the state',
    'for the limit: the schedule is constant from some step on, and the maps contract',
  ],
  verdict: 'holds as printed',
  checks,
  controls,
}
