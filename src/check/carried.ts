import { lipschitzIn } from '../map/self-map.js'
import type { Answer } from './answer.js'
import type { Known } from './known.js'
import { refuteLipschitz } from './lipschitz-search.js'
import { brief, shownPair } from './shown.js'
import { triedPoints } from './tried-points.js'

/** Maps whose constants are tried. */
const tried = 50

/**
 * The Lipschitz constants that maps carry, and the one that their law carries for all of them, are
 * what everything else is concluded from: they are searched against as a claim is. None for maps
 * that carry nothing.
 */
export function* carried<P, S>(known: Known<P, S>): Generator<Answer> {
  const { subject, seed, maps } = known
  const { space } = subject
  const points = triedPoints(known)
  const some = maps.slice(0, tried)
  const all = subject.map.proved?.lipschitz?.[space.metric]
  const each = some.flatMap(map => {
    const k = lipschitzIn(map, space)
    return k === undefined ? [] : [{ k, maps: [map], runs: 20 }]
  })
  const claims = all === undefined ? each : [{ k: all, maps: some, runs: 100 }, ...each]
  if (claims.length === 0) return
  const base = {
    topic: 'the maps',
    claim: 'the maps have the constants that they carry',
    claimed: true,
  } as const
  for (const { k, maps, runs } of claims) {
    const { violation } = refuteLipschitz(maps, { k, space, points, runs, seed })
    if (violation === undefined) continue
    const constant = space.field.toNumber(k)
    const pair = shownPair(violation, space, constant)
    const detail = `k = ${brief(constant)} in ${space.metric} is refuted: ${pair}`
    const kind = space.field.exact ? 'exact' : 'numerical'
    yield { ...base, standing: 'refuted', kind, detail }
    return
  }
  const detail = `no pair of points was found that refutes one, of ${some.length} maps`
  yield { ...base, standing: 'open', kind: 'empirical', detail }
}
