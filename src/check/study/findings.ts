import type { Figure } from '../../statement/figure.js'
import type { Facts } from './facts.js'
import type { Row } from './study.js'

/** What one method gives: its rows, what follows is drawn from, and pictures. */
export interface MethodFindings {
  readonly rows: readonly Row[]
  readonly facts?: Facts
  readonly figures?: readonly Figure[]
  /** It was cut short by its budget. */
  readonly cut?: boolean
}
