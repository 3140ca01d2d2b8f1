import { confirmed } from '../law/confirmed.js'
import { randomDirections } from '../law/directions.js'
import { energyTest } from '../law/energy-test.js'
import { projectionTest } from '../law/projection-test.js'
import { smirnovTest } from '../law/smirnov.js'
import { affine } from '../map/affine.js'
import { denseAffine } from '../map/dense-affine.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { iid } from '../random/iid.js'
import { independent } from '../random/independent.js'
import { standardNormal } from '../random/normal.js'
import { randomAffine } from '../random/random-affine.js'
import type { RandomMap } from '../random/random-map.js'
import { Source } from '../random/source.js'
import { euclidean } from '../space/euclidean.js'
import { float64 } from '../space/float64.js'
import { realLine } from '../space/line.js'
import { real } from '../space/real.js'
import { bestChecks, bestControls } from './law-identity.best.js'
import { single } from './property.js'
import { empirical, sampled, sampledVectors } from './sampled.js'
import type { Check, Context } from './statement.js'
import { LEVELS, tested } from './tested.js'

/** Slopes and shifts normal: E log|A| < 0, but A expands with probability 1/3. */
const line = randomAffine({ slope: standardNormal, shift: standardNormal })

/** The same, but T_1 ≡ 3: independent, not identical. */
const lineFromThree = independent(realLine, {
  name: 'T_1 ≡ 3',
  drawAt: i => source => (i === 1 ? affine(real, 0, 3) : line.draw(source)),
})

const plane = float64(2)
const spaceOfPlane = euclidean(2)

/** x ↦ A·x + b on ℝ², all six numbers normal. */
const planar = iid({
  name: 'x ↦ A·x + b on ℝ²',
  space: spaceOfPlane,
  draw: source => {
    const normals = () => Float64Array.of(standardNormal(source), standardNormal(source))
    return denseAffine(plane, [normals(), normals()], normals())
  },
})

/** A contraction by 1/5 with a turn, and a shift of length 1: keeps the disc of radius 5/4. */
function turning(shift: (angle: number) => readonly [number, number]) {
  const [c, s] = [0.2 * Math.cos(1), 0.2 * Math.sin(1)]
  const rows = [Float64Array.of(c, -s), Float64Array.of(s, c)]
  return (source: Source) => denseAffine(plane, rows, Float64Array.of(...shift(source.unit())))
}
const onCircle = turning(u => [Math.cos(2 * Math.PI * u), Math.sin(2 * Math.PI * u)])
const disc = iid({ name: 'turn, shrink, shift', space: spaceOfPlane, draw: onCircle })
/** T_1 shifts right and every later map left: independent, not identical. */
const rightThenLeft = independent(spaceOfPlane, {
  name: 'T_1 right, the others left',
  drawAt: i => turning(() => [i === 1 ? 1 : -1, 0]),
})
/** Two points of the disc of radius 5/4 are at most this far apart, rounding included. */
const diameter = 2.51

/** X_n and Y_n of independent realisations on ℝ. */
function pair(randomMap: RandomMap<number>, { seed }: Context, size: number, n: number) {
  const x = sampled(randomMap, backward, 1, { n, size, seed, stream: 0 })
  const y = sampled(randomMap, forward, 1, { n, size, seed, stream: 1 })
  return [x, y] as const
}

const vectorPair = (
  randomMap: RandomMap<Float64Array>,
  drawn: { n: number; size: number; seed: number },
  repeat = 0,
) =>
  [
    sampledVectors(randomMap, 2, backward, { ...drawn, stream: 2 * repeat }),
    sampledVectors(randomMap, 2, forward, { ...drawn, stream: 2 * repeat + 1 }),
  ] as const

const bySmirnov = (name: string, randomMap: RandomMap<number>, id?: string) =>
  single(name, 'statistical', context => {
    const n = 8
    const [x, y] = pair(randomMap, context, context.quick ? 3000 : 20_000, n)
    const outcome = tested(smirnovTest.run([x, y], LEVELS), `n = ${n}, sup|F − G|`)
    return id === undefined ? outcome : { ...outcome, figures: [laws(id, n, x, y)] }
  })

const byProjections = (name: string, randomMap: RandomMap<Float64Array>) =>
  single(name, 'statistical', ({ seed, quick }) => {
    const source = new Source(seed, 'instances').seek(0, 0)
    const test = projectionTest(randomDirections(2, 8, () => source.unit()))
    const samples = vectorPair(randomMap, { n: 4, size: quick ? 1000 : 10_000, seed })
    return tested(test.run(samples, LEVELS), 'n = 4, largest sup|F_u − G_u| of 8 directions')
  })

const byEnergy = (name: string, randomMap: RandomMap<Float64Array>) =>
  single(name, 'statistical', async ({ seed, quick }) => {
    const source = new Source(seed, 'permutations').seek(0, 0)
    const energy = energyTest({ random: () => source.unit(), permutations: 63, diameter })
    const size = quick ? 240 : 600
    const draw = (repeat: number) => vectorPair(randomMap, { n: 4, size, seed }, repeat)
    return tested(await confirmed(energy, 5).run(draw, LEVELS), 'n = 4, energy distance')
  })

/** The distribution functions of the two samples. */
function laws(id: string, n: number, x: Float64Array, y: Float64Array) {
  const shown = (sample: Float64Array) => empirical(sample).filter(([at]) => Math.abs(at) <= 5)
  return {
    id,
    title: `Laws of X_${n} and Y_${n}, maps Ax + B with normal A and B`,
    caption: `${x.length} independent realisations of either order. One map in three expands; the two laws are one.`,
    x: { label: 'x' },
    y: { label: 'P(iterate ≤ x)' },
    series: [
      { name: `backward X_${n}`, mark: 'step' as const, points: shown(x) },
      { name: `forward Y_${n}`, mark: 'step' as const, points: shown(y), dashed: true },
    ],
  }
}

export const sampledChecks: readonly Check[] = [
  bySmirnov('ℝ, normal A and B: Smirnov’s test finds no difference', line, 'law-ident-ecdf'),
  byProjections('ℝ², normal A and b: nor does it along 8 directions', planar),
  byEnergy('ℝ², turns of a disc: nor does the energy distance', disc),
  ...bestChecks,
]

export const sampledControls: readonly Check[] = [
  bySmirnov('ℝ, T_1 ≡ 3: Smirnov’s test', lineFromThree),
  byProjections('ℝ², T_1 right, others left: along 8 directions', rightThenLeft),
  byEnergy('ℝ², T_1 right, others left: energy distance', rightThenLeft),
  ...bestControls,
]
