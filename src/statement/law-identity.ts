import { checks } from './law-identity.checks.js'
import { controls } from './law-identity.controls.js'
import { sampledChecks, sampledControls } from './law-identity.sampled.js'
import type { Statement } from './statement.js'

export const lawIdentity: Statement = {
  id: 'law-ident',
  title: 'Law identity X_n =d Y_n',
  source: 'Dherin et al. 2025, Theorem 2.6 and Appendix E, sharpened',
  claim:
    'Let T_1, T_2, … be i.i.d. random maps. Then the backward iterate T_1 … T_n θ and the forward iterate T_n … T_1 θ have the same law, for every n and every start, whether the maps contract or not; so has T_{σ(1)} … T_{σ(n)} θ for every permutation σ that is chosen without looking at the maps. So at a fixed n no order is faster, better or less variable than another: orders differ only in the joint law of their iterates at different n.',
  tex: String.raw`T_{\sigma(1)}\cdots T_{\sigma(n)}\,\theta\;\overset{d}{=}\;T_1\cdots T_n\,\theta\;\overset{d}{=}\;T_n\cdots T_1\,\theta\qquad\text{for every } n \text{ and } \sigma\in S_n`,
  hypotheses: [
    'the T_i are independent and identically distributed (exchangeable suffices)',
    'σ does not depend on the maps',
  ],
  verdict: 'holds as amended',
  printed:
    'Backward iterates converge faster and with decreased variance; their limit has the law to which the forward iterates converge (Theorem 2.6).',
  correction:
    'The paper proves it in the limit only, and says that it is due to independence. Independence is not enough: T_1 ≡ 0, T_2 ≡ 1 are independent and X_2 = 0, Y_2 = 1. Identical distribution is what makes (T_1, …, T_n) and (T_n, …, T_1) equal in law, and then the identity holds at every n without contraction. So “backward converges faster” and “backward has less variance” cannot be true of the iterate at a fixed n across seeds.',
  checks: [...checks, ...sampledChecks],
  controls: [...controls, ...sampledControls],
}
