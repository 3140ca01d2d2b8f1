import { showAlong } from './fields.js'
import type { Finding } from './finding.js'
import { property } from './property.js'
import type { Check } from './statement.js'
import { type Along, boundsOf, isMajorised, words } from './theorem-b-bound.checks.js'

const control = (name: string, holds: (given: Along) => Finding): Check =>
  property({
    name,
    kind: 'exact',
    given: words,
    show: showAlong,
    holds,
  })

export const controls: readonly Check[] = [
  control('half of each v_q', given =>
    isMajorised(
      given,
      boundsOf(given).map(v => v.div(2)),
    ),
  ),
  control('v_0 and v_1 alone, as if the fields were affine', given =>
    isMajorised(given, boundsOf(given).slice(0, 2)),
  ),
  control('the v_q of the first field alone', given =>
    isMajorised(given, boundsOf({ ...given, fields: given.fields.slice(0, 1) })),
  ),
  control('the majorant of one map fewer', given =>
    isMajorised(given, boundsOf(given), given.word.length - 1),
  ),
]
