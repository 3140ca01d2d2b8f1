import { checks } from './section-5-sign.checks.js'
import { controls } from './section-5-sign.controls.js'
import type { Statement } from './statement.js'

export const section5Sign: Statement = {
  id: 'sec-5-sign',
  title: 'Sign of the gradient bracket',
  source: 'Dherin et al. 2025, Section 5',
  claim:
    'For gradient steps T_i θ = θ − h∇L_i(θ) and the bracket [V, W] = V′W − W′V, which is minus the Jacobi–Lie bracket, T_1 … T_n = T_n … T_1 + h² Σ_{i<j} [∇L_i, ∇L_j] + O(h³) with [∇L_i, ∇L_j] = H_i∇L_j − H_j∇L_i. The bracket is the same for V_i = −∇L_i as for ∇L_i. For two affine fields there is no remainder: T_i θ = (1 − h)θ + h e_i give T_1T_2 − T_2T_1 = h²(e_1 − e_2). With the Jacobi–Lie bracket the sign is the other one.',
  tex: String.raw`T_1\cdots T_n=T_n\cdots T_1+h^2\sum_{1\le i<j\le n}\bigl(H_i\nabla L_j-H_j\nabla L_i\bigr)+O(h^3)`,
  hypotheses: [
    'T_i = id − h∇L_i with L_i of class C^{2,1}: its Hessian is locally Lipschitz',
    'n is fixed as h → 0',
  ],
  verdict: 'holds as printed',
  printed:
    'T_1 … T_n = T_n … T_1 + h² Σ_{1≤i<j≤n} [∇L_i, ∇L_j] + O(h³), where [∇L_i, ∇L_j](θ) = H_i(θ)∇L_j(θ) − H_j(θ)∇L_i(θ) is the Lie bracket of ∇L_i and ∇L_j.',
  checks,
  controls,
}
