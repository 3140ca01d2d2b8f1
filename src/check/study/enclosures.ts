import { enclosureEstimate, intervalEnclosure } from '../../estimate/interval-enclosure.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import { supLip } from './quantity.js'

const ratio = 1.01
const boxes = 20_000

/** The constant between two proved bounds, of maps that have formulas. */
export function enclosures<P>({ subject, maps, region, stop }: Looked<P>): MethodFindings {
  const { space } = subject
  const named = { quantity: supLip, method: 'interval enclosure', source: 'Moore 1966' }
  if (region === undefined) {
    return { rows: [{ ...named, refused: `no coordinates on ${space.name}`, evaluations: 0 }] }
  }
  const dull = maps.find(map => map.formula === undefined)
  if (dull !== undefined) {
    const refused = `${dull.name}: no formula over the numeric interface`
    return { rows: [{ ...named, refused, evaluations: 0 }] }
  }
  const found = intervalEnclosure(maps, { space, region, ratio, boxes, stop })
  const { lower, upper } = found
  return {
    rows: [{ ...enclosureEstimate(found), quantity: supLip }],
    facts: { certified: { lower, upper } },
    cut: stop(),
  }
}
