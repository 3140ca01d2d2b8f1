import { describe, expect, it } from 'vitest'
import { backwardDecay } from '../../src/estimate/backward-decay.js'
import { affine } from '../../src/map/affine.js'
import { iid } from '../../src/random/iid.js'
import { standardNormal } from '../../src/random/normal.js'
import { ar1 } from '../../src/random/random-affine.js'
import { realLine } from '../../src/space/line.js'
import { real } from '../../src/space/real.js'
import { coverage, expectHonest } from './covers.js'
import { uniformSlopes } from './maps.js'

const ar = ar1({ h: 0.1, noise: standardNormal })

describe('backward iterates', () => {
  it('covers: AR(1), log 0.9', () => {
    expectHonest(
      coverage(
        Math.log(0.9),
        seed =>
          backwardDecay(ar, { seed, start: 0, streams: 10, steps: 80, points: 12 }).rate?.interval,
      ),
    )
  })

  it('a fast map comes to the floor early, and the grid is drawn finer', () => {
    const { rate, fit } = backwardDecay(uniformSlopes, { seed: 1, start: 0 })
    expect(fit!.to).toBeLessThan(40)
    expect(Math.abs(rate!.mean - Math.log(0.9) + 1)).toBeLessThan(4 * rate!.standardError)
  })

  it('refuses m within the grid, and says that maps without limit reach no rate below 0', () => {
    expect(() => backwardDecay(ar, { seed: 1, start: 0, far: 100 })).toThrow(
      'far: expected an integer > 400, the largest n, got 100',
    )
    const growing = iid({
      name: 'growing',
      space: realLine,
      draw: source => affine(real, 1.5, standardNormal(source)),
    })
    const { rate } = backwardDecay(growing, { seed: 1, start: 0, steps: 64, streams: 8 })
    expect(rate === undefined || rate.interval.high >= 0).toBe(true)
  })
})
