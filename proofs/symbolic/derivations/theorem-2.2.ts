import { compare, type Derivation } from '../derivation.js'
import { up } from '../fields.js'
import * as m from '../matrix.js'
import * as poly from '../polynomial.js'

/** The sum in the proof of Theorem 2.2, N = m − n = 3 maps: attained by T(x) = kx + D from 0. */
const n = 3
const [k, D] = [poly.symbol('k'), poly.symbol('D')]
const distance = m.vector([up(n).reduce(x => poly.add(poly.mul(k, x), D), poly.zero)])
const scope = { integers: { n } }

const paper = 'Dherin et al. 2025, proof of Theorem 2.2'
const statement = 'thm-2.2'

export const derivations = (): readonly Derivation[] => [
  compare(
    {
      claim: 'the sum in the proof, for T(x) = kx + D, m − n = 3',
      statement,
      source: paper,
      printed: 'D*(1 + sum(j, k^j) + k^(n + 1))',
      error: 'the last exponent is m − n − 1 and not m − n + 1',
    },
    distance,
    scope,
  ),
  compare(
    {
      claim: 'the same summed up',
      statement,
      source: paper,
      printed: 'D*(1 - k^(-n + 2))/(1 - k)',
      error: 'the sign of an exponent, and two powers: below 0 for m > n + 2',
    },
    distance,
    scope,
  ),
  compare(
    {
      claim: 'the same put right',
      statement,
      source: 'Retrograde, Theorem 2.2',
      printed: 'D*(1 - k^n)/(1 - k)',
    },
    distance,
    scope,
  ),
]
