import type { OrderedField } from '../space/field.js'

/**
 * An upper bound of √q for q ≥ 0, within one part in 10^30 over an exact field and correctly
 * rounded, or one unit in the last place off, over floats.
 *
 * By the arithmetic-geometric inequality (y + q/y)/2 ≥ √q for every y > 0; y = √q in doubles makes
 * it tight. So a Lipschitz constant with a root in it is a proved one in ℚ as well.
 */
export function squareRootAbove<S>(field: OrderedField<S>, q: S): S {
  if (field.compare(q, field.zero) === 0) return field.zero
  const root = Math.sqrt(field.toNumber(q))
  const y = root > 0 && Number.isFinite(root) ? field.of(root) : field.one
  return field.div(field.add(y, field.div(q, y)), field.of(2))
}
