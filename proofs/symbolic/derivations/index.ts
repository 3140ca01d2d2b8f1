import type { Derivation } from '../derivation.js'
import { derivations as corrections } from './corrections.js'
import { derivations as expansions } from './expansions.js'
import { derivations as moments } from './moments.js'
import { derivations as orderAverages } from './order-averages.js'
import { derivations as section31 } from './section-3.1.js'
import { derivations as section32 } from './section-3.2.js'
import { derivations as smallBatches } from './small-batches.js'
import { derivations as theorem22 } from './theorem-2.2.js'

/** Every derivation, in the order of the paper. */
export const derivations = (): readonly Derivation[] =>
  [
    theorem22,
    section31,
    section32,
    expansions,
    corrections,
    smallBatches,
    orderAverages,
    moments,
  ].flatMap(derive => derive())
