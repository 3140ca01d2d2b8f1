import { toAgreeToOrder } from './to-agree-to-order.js'
import { toBeContraction } from './to-be-contraction.js'
import { toBeLipschitz } from './to-be-lipschitz.js'
import { toBeStationaryFor } from './to-be-stationary-for.js'
import { toConvergeBackward } from './to-converge-backward.js'
import { toHaveSameLawAs } from './to-have-same-law-as.js'

/** The matchers, for `expect.extend`. They are functions of what they are given alone. */
export const matchers = {
  toAgreeToOrder,
  toBeContraction,
  toBeLipschitz,
  toBeStationaryFor,
  toConvergeBackward,
  toHaveSameLawAs,
}
