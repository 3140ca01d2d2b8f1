import { homothety } from '../../src/map/homothety.js'
import {
  ar1,
  ensemble,
  finite,
  normal,
  type RandomMap,
  randomDenseAffine,
  Source,
  standardNormal,
  vectorEnsemble,
} from '../../src/random/index.js'
import { euclidean } from '../../src/space/euclidean.js'
import { float64 } from '../../src/space/float64.js'
import { fromPeers, ours } from '../harness/sides.js'
import type { Case, Make, Work } from '../harness/work.js'

const seed = 1
/** Realisations and steps that are replayed by every side, on the same noise. */
const replayed = { realisations: 500, steps: 20 }
const h = 0.1
const k = 0.5
const dimension = 10
const corners = [
  [0, 0],
  [1, 0],
  [0, 1],
] as const

const laws = {
  ar1: ar1({ h, noise: normal(0, 1) }),
  affine: randomDenseAffine({
    dimension,
    entry: normal(0, k / Math.sqrt(dimension)),
    shift: normal(0, 1),
  }),
  chaos: finite(
    euclidean(2),
    corners.map(corner =>
      homothety(
        float64(2),
        0.5,
        Float64Array.from(corner, c => c / 2),
      ),
    ),
  ),
}

const together = {
  ar1: (size: number) => ensemble(laws.ar1, size),
  affine: (size: number) => vectorEnsemble(laws.affine, dimension, size),
  chaos: (size: number) => vectorEnsemble(laws.chaos, 2, size),
}
const widths = { ar1: 1, affine: dimension, chaos: 2 }

const forward = (maps: RandomMap<Float64Array>, length: number, steps: number): Float64Array => {
  const run = maps.realize(seed)
  let x: Float64Array = new Float64Array(length)
  for (let i = 1; i <= steps; i++) {
    const map = run.at(i)
    x = map.applyInPlace?.(x) ?? map.apply(x) // as the compositor does
  }
  return x
}

const make =
  (name: keyof typeof together): Make =>
  parameters => {
    const { realisations, steps } = parameters as { realisations: number; steps: number }
    const all = together[name](realisations)
    const few = together[name](replayed.realisations)
    return {
      answer: forward(few, replayed.realisations * widths[name], replayed.steps),
      run: () => forward(all, realisations * widths[name], steps),
    }
  }

/** Draws (of map i, realisation r) that our maps are made of, in the order r, i, draw. */
function drawn(draws: number, draw: (source: Source) => number): Float64Array {
  const source = new Source(seed)
  const { realisations, steps } = replayed
  const all = new Float64Array(realisations * steps * draws)
  for (let r = 0, at = 0; r < realisations; r++) {
    for (let i = 1; i <= steps; i++) {
      source.seek(r, i)
      for (let d = 0; d < draws; d++) all[at++] = draw(source)
    }
  }
  return all
}

const sidesOf = (name: string) => [
  ours(name),
  fromPeers('NumPy', 'numpy', `${name}_numpy`),
  fromPeers('NumPy, Philox, as ours', 'numpy', `${name}_philox`),
  fromPeers('PyTorch', 'torch', `${name}_torch`),
  fromPeers('JAX', 'jax', `${name}_jax`),
]

const shared = {
  unit: 'map application',
  targets: [{ against: ['NumPy'], least: 1 }],
  tolerance: { relative: 1e-12, because: 'float64, sums in another order' },
}

export const work: Work = {
  number: 1,
  title: 'Ensembles of realisations, forward',
  module: 'ensembles',
  cases: (quick): Case[] => {
    const sized = (realisations: number, steps: number) => ({
      parameters: { realisations: quick ? realisations / 10 : realisations, steps, replayed },
      count: (quick ? realisations / 10 : realisations) * steps,
    })
    const many = quick ? '10⁴' : '10⁵'
    return [
      {
        ...{ ...shared, ...sized(1e5, 200), id: 'ar1', sides: sidesOf('ar1') },
        title: `${many} chains θ ↦ (1 − h)θ + hε, ε normal, n = 200`,
        inputs: () => ({ noise: drawn(1, standardNormal) }),
        limit: 'making normal numbers: one each; its state is 16 bytes of traffic in cache',
      },
      {
        ...{ ...shared, ...sized(1e4, 20), id: 'affine-10', sides: sidesOf('affine') },
        title: `${quick ? '10³' : '10⁴'} chains x ↦ Ax + b in ℝ¹⁰, A and b normal, n = 20`,
        inputs: () => ({ noise: drawn(110, standardNormal) }),
        limit: 'making normal numbers: 110 each, and 100 multiply-adds',
      },
      {
        ...{ ...shared, ...sized(1e5, 50), id: 'chaos', sides: sidesOf('chaos') },
        title: `${many} chains of the chaos game on a triangle, n = 50`,
        inputs: () => {
          const source = new Source(seed)
          const { realisations, steps } = replayed
          const choices = new Int32Array(realisations * steps)
          for (let r = 0, at = 0; r < realisations; r++) {
            for (let i = 1; i <= steps; i++) {
              const map = laws.chaos.draw(source.seek(r, i))
              choices[at++] = laws.chaos.maps.indexOf(map)
            }
          }
          return { choices }
        },
        limit: 'making random choices, and a table of three corners',
      },
    ]
  },
  ours: { ar1: make('ar1'), affine: make('affine'), chaos: make('chaos') },
}
