import { checks } from './naive-cost.checks.js'
import { controls } from './naive-cost.controls.js'
import type { Statement } from './statement.js'

export const naiveCost: Statement = {
  id: 'naive-cost',
  title: 'Cost of backward by replay',
  source: 'Dherin et al. 2025, Section 1 and Figure 1',
  claim:
    'Restarting for every n, the backward iterates X_1, …, X_N cost 1 + 2 + … + N = N(N+1)/2 map applications. What has to be kept of a map is its index: batch, augmentation and dropout are made from it again. A map drawn anew at each replay is no fixed map, and then |X_{n+1} − X_n| does not tend to 0; gradients kept from an earlier point are of no use, for the points change.',
  tex: String.raw`\#\{\text{applications for } X_1,\dots,X_N\}=\sum_{n=1}^{N} n=\frac{N(N+1)}{2}`,
  hypotheses: [
    'the maps are of no class that is closed under composition',
    'map i is a function of its index, the same at every replay',
  ],
  verdict: 'holds as printed',
  printed:
    'Backward iterates, done naively, re-process all batches received so far at each step, from the start and in reverse order (Figure 1).',
  checks,
  controls,
}
