import { checks } from './intro-3.checks.js'
import { controls } from './intro-3.controls.js'
import type { Statement } from './statement.js'

export const intro3: Statement = {
  id: 'intro-3',
  title: 'Propp–Wilson does not accelerate',
  source: 'Dherin et al. 2025, Section 1.1; Propp and Wilson 1996',
  claim:
    'For i.i.d. maps of a finite set with stationary law π, the backward and the forward iterate are at the same distance from π at every n: TV(law X_n, π) = TV(law Y_n, π). Nor do backward compositions become constant sooner: P(T > n) is one number for both orders, and it is at least max_θ TV(law Y_n, π). What the backward order gives is a certificate: once T_1 … T_n is constant its value is an exact draw from π, and stays the same for every later n.',
  tex: String.raw`\mathrm{TV}(\operatorname{law}X_n,\pi)=\mathrm{TV}(\operatorname{law}Y_n,\pi)\;\le\;P(T>n)\quad\text{for every } n,\qquad T_1\cdots T_T\sim\pi\ \text{exactly}`,
  hypotheses: [
    'the T_i are i.i.d. self-maps of a finite set',
    'for the exact draw: some composition of them is constant',
  ],
  verdict: 'holds as amended',
  printed:
    'The Propp–Wilson algorithm uses a form of backward iterations to accelerate the convergence toward samples from the stationary distribution of a Markov chain.',
  correction:
    '“Accelerate” is imprecise: it should say “certify”. Nothing is accelerated. At a fixed n backward and forward iterates have one law, so neither is nearer to the stationary one, and the algorithm may well run on after the law has converged: for {id, swap} on two states Y_1 is uniform and the algorithm never ends. Backward iterations tell when to stop, and then the draw is exact, which no fixed n gives.',
  checks,
  controls,
}
