import { aPriori, backwardLimit } from '../../src/iterate/index.js'
import { affine } from '../../src/map/affine.js'
import { finite } from '../../src/random/index.js'
import { realLine } from '../../src/space/line.js'
import { real } from '../../src/space/real.js'
import { fromPeers, ours } from '../harness/sides.js'
import type { Case, Make, Work } from '../harness/work.js'

/** x ↦ x/2 fifteen times of sixteen, x ↦ x/2 + 1 else: iterates often stand still, then move. */
const law = finite(realLine, [affine(real, 0.5, 0), affine(real, 0.5, 1)], [15, 1])
const tolerance = 1e-9
/** So many shifts of each realisation are given: what is beyond them moves nothing in float64. */
const given = 128

const certified: Make = parameters => {
  const { realisations } = parameters as { realisations: number }
  const runs = Array.from({ length: realisations }, (_, stream) => law.realize(1, stream))
  const certificate = aPriori<number>({ k: 0.5, D: 1 })
  const limits = () => runs.map(maps => backwardLimit(maps, 0, certificate, { tolerance }))
  const found = limits()
  const worst = Math.max(...found.map(({ error }) => error))
  return {
    answer: found.map(({ point }) => point),
    run: limits,
    notes: [`certified to within ${worst.toExponential(1)}, after ${found[0]!.n} maps`],
  }
}

const apart = 'it stops too early, which is what is to be seen'

export const work: Work = {
  number: 3,
  title: 'The backward limit to within 10⁻⁹',
  module: 'limit',
  cases: (quick): Case[] => {
    const realisations = quick ? 100 : 1000
    return [
      {
        id: 'halves',
        title: `limits of ${realisations} realisations of x ↦ x/2 + B, P(B = 1) = 1/16, else 0`,
        parameters: { realisations, given, tolerance },
        inputs: () => ({
          shifts: Float64Array.from({ length: realisations * given }, (_, at) => {
            const maps = law.realize(1, Math.floor(at / given))
            return maps.at((at % given) + 1).b
          }),
        }),
        ...{ count: realisations, unit: 'limit' },
        tolerance: { relative: tolerance, because: 'the error that is wanted' },
        sides: [
          ours('certified', 'Retrograde, certificate'),
          fromPeers('Python, the bound by hand', 'numpy', 'bounded'),
          fromPeers('NumPy, the bound by hand, all realisations at once', 'numpy', 'at_once'),
          { ...fromPeers('Python, until two iterates are close', 'numpy', 'close'), apart },
          { ...fromPeers('Python, until six in a row are close', 'numpy', 'close_six'), apart },
        ],
        limit: 'a few hundred operations a limit: what surrounds them',
      },
    ]
  },
  ours: { certified },
}
