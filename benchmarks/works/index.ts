import type { Work } from '../harness/work.js'
import { work as backward } from './backward.js'
import { work as ceilings } from './ceilings.js'
import { work as curvature } from './curvature.js'
import { work as curve } from './curve.js'
import { work as ensembles } from './ensembles.js'
import { work as growth } from './growth.js'
import { work as limit } from './limit.js'
import { work as mlpSteps } from './mlp-steps.js'
import { work as resnet } from './resnet.js'
import { work as startUp } from './start-up.js'

/** All works, in the order of their numbers. */
export const works: readonly Work[] = [
  ...[ceilings, ensembles, backward, limit, mlpSteps, curve],
  ...[resnet, curvature, growth, startUp],
]
