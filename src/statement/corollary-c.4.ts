import { checks } from './corollary-c.4.checks.js'
import { controls } from './corollary-c.4.controls.js'
import type { Statement } from './statement.js'

export const corollaryC4: Statement = {
  id: 'cor-c.4',
  title: 'The correction, batch by batch',
  source: 'Dherin et al. 2025, Corollary C.4 and the sentence before it',
  claim:
    'C_n = Σ_{i<j≤n} [∇L_i, ∇L_j](θ_0) obeys C_n = C_{n−1} + H_n∇L_n(θ_0) − ∇²L_n(θ_0)g_n for n ≥ 2, with g_n and H_n the sums of the gradients and Hessians of the batches before n at θ_0. What has to be kept is g_n and the p × p matrix H_n: all p(p + 1)/2 numbers of ∇²L_1 show in what C_2 would be for one or another second batch. Without a matrix, H_n∇L_n takes n − 1 Hessian-vector products, N(N + 1)/2 − 1 for all n ≤ N. For one n, C_n = Σ_i H_i(S_{>i} − S_{<i}) takes n products, 2n gradients and a few vectors of memory.',
  tex: String.raw`C_n=C_{n-1}+H_n\nabla L_n-\nabla^2L_n\,g_n,\quad g_n=\sum_{i<n}\nabla L_i,\ H_n=\sum_{i<n}\nabla^2L_i\in\mathbb R^{p\times p},\qquad C_n=\sum_{i=1}^n\nabla^2L_i\,(S_{>i}-S_{<i})`,
  hypotheses: [
    'L_i twice differentiable at θ_0',
    'for the memory: losses with any gradients and Hessians at θ_0',
  ],
  verdict: 'false as printed',
  printed:
    'The approximate backward iterates can be computed iteratively “by keeping in memory an additional variable C_n of the same size as the network parameters”: g_n = g_{n−1} + ∇L_{n−1}(θ_0), H_n = H_{n−1} + ∇²L_{n−1}(θ_0), C_n = C_{n−1} + H_n∇L_n(θ_0) − ∇²L_n(θ_0)g_n, from g_0 = g_1 = 0, H_0 = H_1 = 0, c_0 = c_1 = 0.',
  correction:
    'The recursion is right (from n = 2 on: there is no L_0, and c_0, c_1 are C_0, C_1). The memory is not: beside C_n it keeps g_n, of the size of the parameters, and H_n, of its square; for a ResNet-18 some 480 TB. No state of the size of the parameters will do, for the Hessian of the first batch can be recovered from the corrections. In its place n Hessian-vector products a step are N²/2 in all, as many as the backward iterates take gradients.',
  checks,
  controls,
}
