import { enclosureEstimate, intervalEnclosure } from '../../estimate/interval-enclosure.js'
import { brief } from '../shown.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import { constantOf } from './quantity.js'

const ratio = 1.01
const boxes = 20_000

/** The constant between two proved bounds, of maps that have formulas. */
export function enclosures<P>(looked: Looked<P>): MethodFindings {
  const { subject, maps, whole, region, stop } = looked
  const { space } = subject
  const named = { quantity: constantOf(looked), method: 'interval enclosure', source: 'Moore 1966' }
  if (region === undefined) {
    return { rows: [{ ...named, refused: `no coordinates on ${space.name}`, evaluations: 0 }] }
  }
  const dull = maps.find(map => map.formula === undefined)
  if (dull !== undefined) {
    const refused = `${dull.name}: no formula over the numeric interface`
    return { rows: [{ ...named, refused, evaluations: 0 }] }
  }
  const found = intervalEnclosure(maps, { space, region, ratio, boxes, stop })
  const { lower, upper, evaluations } = found
  const facts = { certified: { lower, upper, whole } }
  if (upper === Infinity) {
    const refused = `no bound above: derivatives without bound, or not looked at; Lip ≥ ${brief(lower)}`
    return { rows: [{ ...named, refused, evaluations }], facts, cut: stop() }
  }
  const row = enclosureEstimate(found)
  const others = whole ? '' : '; other maps of the law may stretch more'
  return {
    rows: [{ ...row, quantity: named.quantity, detail: `${row.detail}${others}` }],
    facts,
    cut: stop(),
  }
}
