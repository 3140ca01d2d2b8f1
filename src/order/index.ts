export {
  anchored,
  anchoredDoubling,
  anchoredHeldOut,
  anchoredReuse,
} from './anchored.js'
export { backward } from './backward.js'
export { forward } from './forward.js'
export { intermittent, intermittentEvery } from './intermittent.js'
export { mean, type OrderMean } from './mean.js'
export { orderForms, orderNamed } from './named.js'
export { type Order, order } from './order.js'
export { permuted } from './permuted.js'
export { switched } from './switched.js'
export { window } from './window.js'
export { down, type Run, reversed, up, type Word, word, wordOf } from './word.js'
