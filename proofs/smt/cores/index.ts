import type { Core } from '../core.js'
import { cores as anchored } from './anchored.js'
import { cores as commutators } from './commutators.js'
import { cores as contraction } from './contraction.js'
import { cores as lemma25 } from './lemma-2.5.js'
import { cores as maps } from './maps.js'
import { cores as steps } from './steps.js'

/** Every algebraic core, in the order of the paper. */
export const cores: readonly Core[] = [
  ...contraction,
  ...lemma25,
  ...steps,
  ...anchored,
  ...commutators,
  ...maps,
]
