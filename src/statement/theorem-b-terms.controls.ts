import { coefficientAlong } from '../expansion/along-word.js'
import { showAlong } from './fields.js'
import { property } from './property.js'
import type { Check } from './statement.js'
import { type Formula, isCoefficient, isDifference, words } from './theorem-b-terms.checks.js'

/** Σ_{u<v<w} V_u′V_v′V_w + Σ_u V_u″(S_{>u}, S_{>u}). */
const withoutHalf: Formula = (fields, word) =>
  coefficientAlong('h³', fields, word, ({ vectors, D, sum, after }) => {
    const S = after(u => D(u))
    const chains = after(v => D(v, S(v)))
    return vectors.add(
      sum(u => D(u, chains(u))),
      sum(u => D(u, S(u), S(u))),
    )
  })

/** Order 4 with ½ Σ V_u″(S_{>u}, V_w′V_x), as if its two branches were alike. */
const branchesAlike: Formula = (fields, word) =>
  coefficientAlong('h⁴', fields, word, ({ on, vectors, D, sum, after }) => {
    const S = after(u => D(u))
    const chains = after(v => D(v, S(v)))
    const longer = after(v => D(v, chains(v)))
    const forks = after(v => D(v, S(v), S(v)))
    return vectors.sum([
      sum(u => D(u, longer(u))),
      vectors.scale(
        on.field.of(1, 2),
        sum(u => D(u, forks(u))),
      ),
      vectors.scale(
        on.field.of(1, 2),
        sum(u => D(u, S(u), chains(u))),
      ),
      vectors.scale(
        on.field.of(1, 6),
        sum(u => D(u, S(u), S(u), S(u))),
      ),
    ])
  })

/** Σ_{u<v<w} (V_u′V_v′V_w − V_w′V_v′V_u) alone. */
const chainsAlone: Formula = (fields, word) =>
  coefficientAlong('h³', fields, word, ({ vectors, D, sum, after, before }) => {
    const [above, below] = [after(u => D(u)), before(u => D(u))]
    const down = after(v => D(v, above(v)))
    const up = before(v => D(v, below(v)))
    return sum(u => D(u, vectors.sub(down(u), up(u))))
  })

/** The order-3 difference with S in place of S − V_u in the second slot of V_u″. */
const withItself: Formula = (fields, word) =>
  coefficientAlong('h³', fields, word, ({ on, vectors, D, sum, after, before }) => {
    const [above, below] = [after(u => D(u)), before(u => D(u))]
    const down = after(v => D(v, above(v)))
    const up = before(v => D(v, below(v)))
    const whole = sum(u => D(u))
    return vectors.add(
      sum(u => D(u, vectors.sub(down(u), up(u)))),
      vectors.scale(
        on.field.of(1, 2),
        sum(u => D(u, vectors.sub(above(u), below(u)), whole)),
      ),
    )
  })

const control = (name: string, holds: ReturnType<typeof isCoefficient>): Check =>
  property({ name, kind: 'exact', given: words, show: showAlong, holds })

export const controls: readonly Check[] = [
  control('order 3 without the ½ of V_u″(S_{>u}, S_{>u})', isCoefficient(3, withoutHalf)),
  control(
    'order 4 with ½ of V_u″(S_{>u}, V_w′V_x), as if symmetric',
    isCoefficient(4, branchesAlike),
  ),
  control('the difference at order 3 from chains alone', isDifference(3, chainsAlone)),
  control('the difference at order 3 with S for S − V_u', isDifference(3, withItself)),
]
