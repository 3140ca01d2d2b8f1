import type { Work } from '../harness/work.js'
import { work as ensembles } from './ensembles.js'

/** All works, in the order of their numbers. */
export const works: readonly Work[] = [ensembles]
