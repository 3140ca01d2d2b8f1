import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { affine } from '../map/affine.js'
import { foldedAffine } from '../map/folded-affine.js'
import { anchored } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { finite } from '../random/finite.js'
import type { MapSequence } from '../random/random-map.js'
import { rationalLine } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { count, digits, upTo } from './counted.js'
import { all, atMost, either, equals, type Finding, stated } from './finding.js'
import { contractions, listed, type RationalMap, showContractions } from './given.js'
import { property, single } from './property.js'
import { path } from './rational-paths.js'
import type { Statement } from './statement.js'

const Q = rationals

/** Wanted n ≤ 12, with repeats of none. */
const wanted = fc.uniqueArray(fc.nat(12), { minLength: 1, maxLength: 12 })

/** x ↦ ax + b and x ↦ a + b|x| in doubles, any slope, 31 bits a coefficient. */
const doubles = fc.array(
  fc
    .tuple(fc.boolean(), fc.integer({ min: -(2 ** 30), max: 2 ** 30 }), fc.nat(2 ** 30))
    .map(([fold, p, q]) => {
      const [a, b] = [p / 2 ** 29, q / 2 ** 28]
      return fold ? foldedAffine(real, b, a) : affine(real, a, b)
    }),
  { minLength: 1, maxLength: 12 },
)

/** The definition of a wavefront: in stage j, T_j is applied to the states of all n ≥ j. */
function sweep(
  maps: MapSequence<RationalMap>,
  start: Rational,
  N: number,
  stages: readonly number[],
): Rational[] {
  const states = Array.from({ length: N + 1 }, () => start)
  for (const j of stages) {
    const map = maps.at(j)
    for (let n = j; n <= N; n++) states[n] = map.apply(states[n]!)
  }
  return states
}

/** Whether the states of a sweep are the backward iterates 0, …, N. */
const areBackward = (states: readonly Rational[], x: readonly Rational[]): Finding =>
  all(states.map((state, n) => equals(Q, state, x[n]!, `state ${n}`)))

const swept = (name: string, stages: (N: number) => readonly number[]) =>
  property({
    name,
    kind: 'exact',
    given: contractions(2, 8),
    show: showContractions,
    holds({ maps, start }) {
      const N = maps.length
      const x = path(listed(maps), backward, start, N)
      return areBackward(sweep(listed(maps), start, N, stages(N)), x)
    },
  })

export const c5: Statement = {
  id: 'c5',
  title: 'Wavefront',
  source: 'Retrograde, C5',
  claim:
    'Start a state at θ for every wanted n, and for j = N, …, 1 apply T_j to the states of all n ≥ j: they end as X_n. Each map is made once and applied to many points at once: N stages in place of N(N+1)/2, the same N(N+1)/2 applications, N states. Every state goes through the same operations as in a replay, so it has the same bits. Anchored iterates take N stages likewise.',
  tex: String.raw`x_n\leftarrow\theta;\qquad j=N,\dots,1:\quad x_n\leftarrow T_j\,x_n\ \ (n\ge j)\qquad\Longrightarrow\qquad x_n=T_1\cdots T_n\,\theta`,
  hypotheses: ['map j is the same for every state', 'the states of all wanted n fit in memory'],
  verdict: 'holds as printed',
  checks: [
    property({
      name: 'wavefront = replay, over ℚ',
      kind: 'exact',
      given: fc.tuple(contractions(1, 12), wanted),
      show: ([instance, at]) => `${showContractions(instance)}; n = ${at}`,
      holds([{ maps, start }, at]) {
        const options = { at, strategy: 'wavefront', space: rationalLine } as const
        const states = [...iterates(listed(maps), backward, start, options)]
        return all([
          either(states.length === at.length, `${states.length} of ${at.length} iterates`),
          ...states.map(({ n, point }) =>
            equals(Q, point, applyWord(listed(maps), backward.word(n), start), `X_${n}`),
          ),
        ])
      },
    }),
    property({
      name: 'wavefront = replay, to the last bit of doubles',
      kind: 'exact',
      given: fc.tuple(doubles, wanted),
      show: ([maps, at]) => `${maps.map(({ name }) => name).join(', ')}; n = ${at}`,
      holds([maps, at]) {
        const options = { at, strategy: 'wavefront' } as const
        const states = [...iterates(listed(maps), backward, 1 / 3, options)]
        const off = states.find(
          ({ n, point }) => !Object.is(point, applyWord(listed(maps), backward.word(n), 1 / 3)),
        )
        return either(
          off === undefined && states.length === at.length,
          off ? `X_${off.n} = ${off.point} by wavefront` : 'an iterate is missing',
        )
      },
    }),
    swept('the sweep j = N, …, 1 gives X_0, …, X_N', N => upTo(N).reverse()),
    single('N stages, N(N+1)/2 applications, N states', 'exact', ({ quick }) => {
      const N = quick ? 100 : 600
      const { tally, agree } = count(backward, upTo(N), { strategy: 'wavefront' })
      const { stages, realisations, live, applications } = tally
      const counts = [stages, realisations, live, 2 * applications]
      const counted = `N = ${N}: ${stages} stages, ${digits(applications)} applications, ${live} states`
      return stated(
        all([agree, either(counts.join() === [N, N, N, N * (N + 1)].join(), counted)]),
        counted,
      )
    }),
    property({
      name: 'only as many states as iterates are wanted',
      kind: 'exact',
      given: wanted,
      show: at => `n = ${at}`,
      holds(at) {
        const { tally, agree } = count(backward, at, { strategy: 'wavefront' })
        const sum = at.reduce((total, n) => total + n, 0)
        return all([
          agree,
          atMost(Q, Q.of(tally.live), Q.of(at.length), 'states'),
          equals(Q, Q.of(tally.applications), Q.of(sum), 'applications'),
          equals(Q, Q.of(tally.stages), Q.of(Math.max(...at)), 'stages'),
        ])
      },
    }),
    single('anchored(m): N stages as well', 'exact', ({ quick }) => {
      const [N, m] = [quick ? 60 : 200, 20]
      const { tally, agree } = count(anchored(m), upTo(N), { strategy: 'wavefront' })
      const counted = `N = ${N}, m = ${m}: ${tally.stages} stages`
      return stated(all([agree, either(tally.stages === N, counted)]), counted)
    }),
  ],
  controls: [
    swept('stages j = 1, …, N', upTo),
    swept('the last stage left out', N => upTo(N).slice(1).reverse()),
    single('map j drawn anew for every state', 'exact', ({ seed }) => {
      const half = rational(1, 2)
      const law = finite(rationalLine, [
        affine(Q, half, rational(1)),
        affine(Q, half, rational(-1)),
      ])
      const states = [0, ...upTo(40)].map(n =>
        applyWord(law.realize(seed, n), backward.word(n), rational(0)),
      )
      return areBackward(states, path(law.realize(seed), backward, rational(0), 40))
    }),
    single('N(N+1)/2 stages, as by replay', 'exact', () => {
      const { tally } = count(backward, upTo(60), { strategy: 'wavefront' })
      return either(tally.stages === (60 * 61) / 2, `N = 60: ${tally.stages} stages`)
    }),
  ],
}
