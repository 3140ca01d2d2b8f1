import { describe, expect, test } from 'vitest'
import { iterates, plan } from '../../src/iterate/index.js'
import { emptyTally } from '../../src/iterate/tally.js'
import { affine } from '../../src/map/affine.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { anchored, anchoredDoubling, anchoredReuse } from '../../src/order/anchored.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { real } from '../../src/space/real.js'

const upTo = (N: number) => Array.from({ length: N }, (_, i) => i + 1)
const every = (step: number, N: number) => upTo(N / step).map(i => i * step)

/** Runs x ↦ x + 1 and returns what the executor counted. */
function counted(order: Parameters<typeof plan>[0], at: number[], options = {}) {
  const tally = emptyTally()
  const next: SelfMap<number> = { name: 'x ↦ x + 1', apply: x => x + 1, proved: {} }
  let seen = 0
  for (const _ of iterates({ at: () => next }, order, 0, { at, tally, ...options })) seen++
  expect(seen).toBe(at.length)
  return tally
}

describe('costs in closed form, planned and counted', () => {
  // Planned for N = 2000, and run for N = 200: a run takes as long as what it counts.
  const [all, few] = [upTo(2000), upTo(200)]

  /** Runs at the first 200 and holds the tally against the plan; `live` is the plan's bound. */
  function runsAsPlanned(order: Parameters<typeof plan>[0], options = {}) {
    const planned = plan(order, few, options)
    expect({ strategy: planned.strategy, ...counted(order, few, options) }).toEqual(planned)
    return planned
  }

  test('backward, all n ≤ N: N(N+1)/2 applications in N stages', () => {
    const planned = plan(backward, all)
    expect(planned).toEqual({
      strategy: 'wavefront',
      applications: 2_001_000,
      compositions: 0,
      stages: 2000,
      realisations: 2000,
      live: 2000,
    })
    expect(runsAsPlanned(backward)).toMatchObject({ applications: 20_100, stages: 200, live: 200 })
  })

  test('backward by replay: the same applications one by one, one point kept', () => {
    const planned = plan(backward, all, { maxLive: 100 })
    expect(planned).toMatchObject({ strategy: 'replay', applications: 2_001_000, live: 1 })
    expect(runsAsPlanned(backward, { maxLive: 100 })).toMatchObject({ stages: 20_100, live: 1 })
  })

  test('backward for an affine map: N compositions', () => {
    const planned = plan(backward, all, { compositionCost: 1 })
    expect(planned).toMatchObject({
      strategy: 'append',
      compositions: 2000,
      applications: 2000,
      realisations: 2000,
    })
    const tally = emptyTally()
    const map = affine(real, 0.5, 1)
    for (const _ of iterates({ at: () => map }, backward, 0, { at: all, tally }));
    expect({ strategy: 'append', ...tally }).toEqual(planned)
  })

  test('forward: N applications', () => {
    const planned = plan(forward, all)
    expect(planned).toMatchObject({ strategy: 'incremental', applications: 2000, live: 1 })
    expect(counted(forward, all).applications).toBe(2000)
  })

  // A chain of N − m maps (N if it is the ordinary forward chain, as for reuse), and min(m, n)
  // replayed at every n.
  const replayed = (m: number) => all.reduce((sum, n) => sum + Math.min(m, n), 0)

  test.each([100, 200])('anchored(%i)', m => {
    const planned = plan(anchored(m), all)
    expect(planned).toMatchObject({
      strategy: 'replay',
      applications: 2000 - m + replayed(m),
      live: 2,
    })
    expect(runsAsPlanned(anchored(m)).applications).toBe(200 - m + 200 * m - (m * (m - 1)) / 2)
  })

  test('anchored-reuse: 197,050 for m = 100, 382,100 for m = 200', () => {
    expect(plan(anchoredReuse(100), all).applications).toBe(197_050)
    expect(plan(anchoredReuse(200), all).applications).toBe(382_100)
    expect(counted(anchoredReuse(100), all).applications).toBe(197_050)
    expect(2000 + replayed(100)).toBe(197_050)
  })

  test('read-outs every 100 steps of 25,000', () => {
    const at = every(100, 25_000)
    expect(plan(backward, at).applications).toBe(3_137_500)
    expect(plan(anchoredReuse(200), at).applications).toBe(74_900)
    expect(counted(anchoredReuse(200), at).applications).toBe(74_900)
  })

  test('anchored-doubling to N = 4096 with 260 maps at the end', () => {
    const order = anchoredDoubling(65 / 3)
    const planned = plan(order, upTo(4096))
    expect(planned.applications).toBeLessThanOrEqual(900_000)
    expect(planned.applications).toBe(894_398)
    expect(counted(order, few).applications).toBe(plan(order, few).applications)
    expect([...order.word(4096)].slice(258, 262)).toEqual([259, 260, 4096, 4095])
  })
})
