import { signTest } from '../summary/sign-test.js'
import type { Effect, Side } from './effect.js'

/** A number in a cell: three digits. */
export function figure(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  return String(Number(value.toPrecision(3))).replace(/-/g, '−')
}

/** "0.52 [0.48, 0.57]". */
export const effectText = (effect: Effect | undefined): string =>
  effect ? `${figure(effect.estimate)} [${figure(effect.low)}, ${figure(effect.high)}]` : '–'

/** A share as a percentage. */
export const percent = (share: number | undefined): string =>
  share === undefined ? '–' : `${(100 * share).toFixed(1)} %`

export const count = (n: number): string => n.toLocaleString('en-US')

export const seedsText = (n: number): string => `${n} seed${n === 1 ? '' : 's'}`

/** What a side means, in the words of a question. */
export const sideText = (side: Side, words: { readonly below: string; readonly above: string }) =>
  side === 'below' ? words.below : side === 'above' ? words.above : side

/** How often the second of a pair is lower, and the exact p of the sign test: "4 of 5 (p 0.375)". */
export function signText(pairs: readonly (readonly [first: number, second: number])[]): string {
  const { below, above, p } = signTest(pairs)
  return `${below} of ${below + above} (p ${figure(p)})`
}
