export {
  type Algebra,
  AlgebraError,
  innerProduct,
  type Pieces,
  piecewise,
  type SmoothFunction,
  type SmoothFunctions,
  smooth,
} from './algebra.js'
export { type Dual, dual } from './dual.js'
export { type Enclosure, enclosure } from './enclosure.js'
export { enclosures } from './enclosures.js'
export { fractions, numbers, overItself } from './fields.js'
export type { Formula } from './formula.js'
export { type FreeModule, freeModule } from './free-module.js'
export { series } from './series.js'
