import type { OrderedField } from '../space/field.js'

/** β^s for a whole number s ≥ 0, by repeated squaring: the same bits on every engine, unlike those of `**`. */
export function power<S>({ mul, one }: OrderedField<S>, beta: S, s: number): S {
  let result = one
  for (let [square, left] = [beta, s]; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = mul(result, square)
    square = mul(square, square)
  }
  return result
}
