import { MomentError, requireMoment } from '../law/moment-index.js'
import type { AffineLaw } from './d3.choices.js'
import { either, type Finding } from './finding.js'

/** Why a moment is refused; undefined where it is granted. */
export function refusal(maps: AffineLaw, order: number): string | undefined {
  try {
    requireMoment(maps, order)
    return undefined
  } catch (error) {
    if (error instanceof MomentError) return error.message
    throw error
  }
}

/** The claim that a moment is to be had: refuted by the MomentError that refuses it. */
export function granted(maps: AffineLaw, order: number): Finding {
  const reason = refusal(maps, order)
  if (reason === undefined) return either(true, `E X^${order} is granted`)
  return either(false, `refused: ${reason.split(': the ')[0]}`)
}
