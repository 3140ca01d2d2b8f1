import { type FiniteLaw, finiteLaw, type Weighted } from '../law/finite-law.js'
import { wordLaw } from '../law/word-law.js'
import { type TableMap, table } from '../map/table.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { solve } from './linear-system.js'

/** i.i.d. tables on one finite set, with their probabilities. */
export type Tables = readonly Weighted<TableMap<number>>[]

/** A composition T_1 … T_n by its images; its own name. */
type Composition = TableMap<number>
const nameOf = ({ images }: Composition) => images.join(' ')
const isConstant = ({ images }: Composition) => images.every(image => image === images[0])

const identity = (maps: Tables): Composition =>
  table(maps[0]!.point.images.map((_, state) => state))

/** The compositions that T_1 … T_n can be, n = 0, 1, …, the identity first. */
function compositions(maps: Tables): Composition[] {
  const found = new Map<string, Composition>()
  const waiting = [identity(maps)]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const name = nameOf(next)
    if (found.has(name)) continue
    found.set(name, next)
    for (const { point } of maps) waiting.push(next.after(point))
  }
  return [...found.values()]
}

/** Whether T_1 … T_n is almost surely constant from some n on: then X_n stands still from there. */
export const coalesce = (maps: Tables): boolean => compositions(maps).some(isConstant)

/**
 * The law of θ* = lim T_1 … T_n θ given T_1 … T_n = C, for every C that can occur: the
 * probabilities p_C of absorption in the constants, p_C = Σ_t w_t p_{C∘t}, solved over ℚ.
 * Throws RangeError unless the maps coalesce.
 */
export function limitLaws(maps: Tables): (given: Composition) => FiniteLaw<number> {
  const states = [...maps[0]!.point.images.keys()]
  const moving = compositions(maps).filter(C => !isConstant(C))
  const index = new Map(moving.map((C, i) => [nameOf(C), i]))
  const zeros = (n: number) => Array.from({ length: n }, () => rational(0))
  const A = moving.map((_, i) => zeros(moving.length).with(i, rational(1)))
  const B = moving.map(() => zeros(states.length))
  moving.forEach((C, i) => {
    for (const { point, weight } of maps) {
      const next = C.after(point)
      const j = index.get(nameOf(next))
      const [row, at] = j === undefined ? [B[i]!, next.images[0]!] : [A[i]!, j]
      row[at] = j === undefined ? row[at]!.add(weight) : row[at]!.sub(weight)
    }
  })
  const p = solve(rationals, A, B)
  return given => {
    const i = index.get(nameOf(given))
    const weight = (state: number): Rational =>
      i === undefined ? rational(given.images[0] === state ? 1 : 0) : p[i]![state]!
    return finiteLaw(
      states.map(state => ({ point: state, weight: weight(state) })),
      String,
    )
  }
}

/** μ, the law of θ*. */
export const limitLaw = (maps: Tables): FiniteLaw<number> => limitLaws(maps)(identity(maps))

/** The law of the composition T_1 … T_n. */
export function compositionLaw(maps: Tables, n: number): FiniteLaw<Composition> {
  // C ↦ C∘t for the newest map t: a forward chain of compositions.
  const appending = maps.map(({ point, weight }) => ({
    weight,
    point: { apply: (C: Composition) => C.after(point) },
  }))
  return wordLaw(forward.word(n), appending, identity(maps), nameOf)
}

/** P(T_1 … T_n is not constant). */
export const notConstant = (maps: Tables, n: number): Rational =>
  compositionLaw(maps, n).atoms.reduce(
    (sum, { point, weight }) => (isConstant(point) ? sum : sum.add(weight)),
    rational(0),
  )
