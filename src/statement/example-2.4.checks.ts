import fc from 'fast-check'
import { equalLaws } from '../law/finite-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { agreement, joint, letter, randomConstant, start, walk } from './example-2.4.coin.js'
import { all, either, equals, stated } from './finding.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

/** Every draw of this many maps is enumerated. */
const depth = (quick: boolean) => (quick ? 6 : 10)

export const checks: readonly Check[] = [
  single('law(Y_n) is uniform on {x₀, y₀} for every n ≥ 1', 'exact', ({ quick }) =>
    stated(
      all(
        upTo(depth(quick)).flatMap(n => {
          const law = joint(forward.word(n))
          return [0, 1].map(x =>
            equals(Q, law.weight([x]), rational(1, 2), `P(Y_${n} = ${x === 0 ? 'x₀' : 'y₀'})`),
          )
        }),
      ),
      `all 2^n draws, n ≤ ${depth(quick)}`,
    ),
  ),
  single('law(X_n) = law(Y_n) for every n', 'exact', ({ quick }) =>
    stated(
      all(
        [0, ...upTo(depth(quick))].map(n => {
          // Each of the 2^n draws is run through both words.
          const [x, y] = [backward, forward].map(order => joint(order.word(n)))
          return either(equalLaws(x!, y!), `law(X_${n}) = law(Y_${n}) by enumeration`)
        }),
      ),
      `all 2^n draws, n ≤ ${depth(quick)}`,
    ),
  ),
  single('X_n = T_1 θ for each of the 2^n draws', 'exact', ({ quick }) =>
    stated(
      all(
        upTo(depth(quick)).map(n =>
          equals(Q, agreement(joint(backward.word(n), letter(1))), Q.one, `P(X_${n} = T_1 θ)`),
        ),
      ),
      `all 2^n draws, n ≤ ${depth(quick)}`,
    ),
  ),
  single('Y_n = T_n θ for each of the 2^n draws', 'exact', ({ quick }) =>
    stated(
      all(
        upTo(depth(quick)).map(n =>
          equals(Q, agreement(joint(forward.word(n), letter(n))), Q.one, `P(Y_${n} = T_${n} θ)`),
        ),
      ),
      `all 2^n draws, n ≤ ${depth(quick)}`,
    ),
  ),
  single('P(Y_n = … = Y_{n+j}) = 2^−j, n ≤ 3, j ≤ 6', 'exact', () =>
    all(
      upTo(3).flatMap(n =>
        upTo(6).map(j => {
          const words = Array.from({ length: j + 1 }, (_, i) => forward.word(n + i))
          const halves = power(Q, rational(1, 2), j)
          return equals(Q, agreement(joint(...words)), halves, `P(Y_${n} = … = Y_${n + j})`)
        }),
      ),
    ),
  ),
  property({
    name: 'every realisation: X_n = T_1 θ and Y_n = T_n θ, n ≤ 200',
    kind: 'exact',
    given: fc.integer(),
    runs: 20,
    show: seed => `seed ${seed}`,
    holds(seed) {
      const maps = randomConstant.realize(seed)
      const back = walk(maps, backward, 200)
      const on = walk(maps, forward, 200)
      return either(
        upTo(200).every(
          n => back[n - 1] === maps.at(1).apply(start) && on[n - 1] === maps.at(n).apply(start),
        ),
        `backward ${back.slice(0, 6).join('')}…, forward ${on.slice(0, 6).join('')}…`,
      )
    },
  }),
  single('one realisation, drawn', 'exact', ({ seed }) => {
    const maps = randomConstant.realize(seed)
    const [back, on] = [walk(maps, backward, 60), walk(maps, forward, 60)]
    const jumps = on.filter((x, i) => i > 0 && x !== on[i - 1]).length
    const step = (name: string, values: readonly number[], shift: number) => ({
      name,
      mark: 'step' as const,
      points: values.map((x, i) => [i + 1, x + shift] as const),
    })
    return {
      holds: back.every(x => x === back[0]),
      detail: `60 iterates: backward stays at ${back[0] === 0 ? 'x₀' : 'y₀'}, forward jumps ${jumps} times`,
      figures: [
        {
          id: 'ex-2.4-paths',
          title: 'Two constant maps, one realisation',
          caption:
            'x₀ = 0 and y₀ = 1, the backward path drawn a little above its value. Forward takes the newest map, backward the first.',
          x: { label: 'n' },
          y: { label: 'iterate' },
          series: [step('forward', on, 0), step('backward', back, 0.02)],
        },
      ],
    }
  }),
]
