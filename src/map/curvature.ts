import type { OrderedField } from '../space/field.js'
import { nonNegative, scalar } from './parameters.js'
import { MapError } from './self-map.js'
import { squareRootAbove } from './square-root.js'

/**
 * How a vector field F bends, for all x and y with d = x − y, g = F(x) − F(y):
 * - 'gradient': F = ∇L and m·|d|² ≤ ⟨g, d⟩ ≤ M·|d|² (for smooth L: m ≤ ∇²L ≤ M);
 * - 'field': m·|d|² ≤ ⟨g, d⟩ and |g| ≤ M·|d|.
 */
export interface Curvature<S = number> {
  readonly kind: 'gradient' | 'field'
  readonly m: S
  readonly M: S
}

/**
 * The Lipschitz constant in ℓ2 of θ ↦ θ − h·F(θ).
 * - 'gradient': max(|1 − hm|, |1 − hM|) for every real h, attained by quadratics. For
 *   N = ∇L − (m + M)/2 is (M − m)/2-Lipschitz (Baillon, Haddad 1977), so the step is within
 *   |1 − h(m + M)/2| + |h|(M − m)/2. It is < 1 iff 0 < h < 2/M, where m > 0.
 * - 'field': √(1 − 2hm + h²M²) for h ≥ 0 (Dherin et al. 2025, Lemma 2.5), attained by
 *   F(x) = [[m, −s], [s, m]]·x with M² = m² + s²; over an exact field a bound of it from above.
 * @throws MapError unless m ≤ M (|m| ≤ M and h ≥ 0 for a 'field')
 */
export function curvatureFactor<S>(field: OrderedField<S>, h: S, { kind, m, M }: Curvature<S>): S {
  scalar(field, m, 'curvature, m')
  scalar(field, M, 'curvature, M')
  if (field.compare(kind === 'field' ? field.abs(m) : m, M) > 0) {
    const expected = kind === 'field' ? '|m| ≤ M' : 'm ≤ M'
    throw new MapError(
      `curvature: expected ${expected}, got m = ${field.show(m)}, M = ${field.show(M)}`,
    )
  }
  if (kind === 'gradient') {
    const [low, high] = [m, M].map(c => field.abs(field.sub(field.one, field.mul(h, c))))
    return field.compare(low!, high!) > 0 ? low! : high!
  }
  const hM = field.mul(nonNegative(field, h, 'step of a field, h'), M)
  const twoHm = field.mul(field.of(2), field.mul(h, m))
  return squareRootAbove(field, field.add(field.sub(field.one, twoHm), field.mul(hM, hM)))
}
