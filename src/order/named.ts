import { anchored, anchoredDoubling, anchoredHeldOut, anchoredReuse } from './anchored.js'
import { backward } from './backward.js'
import { forward } from './forward.js'
import { intermittentEvery } from './intermittent.js'
import { mean, type OrderMean } from './mean.js'
import type { Order } from './order.js'
import { permuted } from './permuted.js'
import { switched } from './switched.js'
import { window } from './window.js'

/** Orders that are written as a word. At each doubling of n, anchored:doubling replays 10 maps more. */
const plain: Readonly<Record<string, Order>> = {
  forward,
  backward,
  'anchored:doubling': anchoredDoubling(10),
}

/** Orders that are written with a number after a colon, and what it is. */
const numbered: Readonly<Record<string, readonly [string, (number: number) => Order]>> = {
  anchored: ['m', anchored],
  'anchored-reuse': ['m', anchoredReuse],
  'anchored-held-out': ['m', anchoredHeldOut],
  intermittent: ['period', intermittentEvery],
  switched: ['k', switched],
  window: ['w', window],
  permuted: ['seed', permuted],
}

/** The forms that `orderNamed` takes, for help. */
export const orderForms: readonly string[] = [
  ...Object.keys(plain),
  ...Object.entries(numbered).map(([name, [number]]) => `${name}:${number}`),
  'mean:order+order',
]

/**
 * The order that a text names: 'forward', 'anchored:50', 'mean:forward+backward'.
 * Throws RangeError in one line, naming the text and the forms there are, for any other.
 */
export function orderNamed(text: string): Order | OrderMean {
  const parts = text.startsWith('mean:') ? text.slice('mean:'.length).split('+') : [text]
  const orders = parts.map(part => {
    if (Object.hasOwn(plain, part)) return plain[part]!
    const [, name, digits] = /^([a-z-]+):(\d+)$/.exec(part) ?? []
    if (name !== undefined && Object.hasOwn(numbered, name))
      return numbered[name]![1](Number(digits))
    throw new RangeError(
      `order: expected one of ${orderForms.join(', ')}, got ${JSON.stringify(text)}`,
    )
  })
  return text.startsWith('mean:') ? mean(...orders) : orders[0]!
}
