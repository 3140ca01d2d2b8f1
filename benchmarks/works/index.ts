import type { Work } from '../harness/work.js'
import { work as backward } from './backward.js'
import { work as curvature } from './curvature.js'
import { work as curve } from './curve.js'
import { work as ensembles } from './ensembles.js'
import { work as mlpSteps } from './mlp-steps.js'
import { work as resnet } from './resnet.js'

/** All works, in the order of their numbers. */
export const works: readonly Work[] = [ensembles, backward, mlpSteps, curve, resnet, curvature]
