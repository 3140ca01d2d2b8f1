import fc from 'fast-check'
import type { Figure } from '../../src/statement/figure.js'
import type {
  CheckResult,
  ControlResult,
  StatementResult,
  VerifyResult,
} from '../../src/statement/result.js'
import type { Evidence } from '../../src/statement/statement.js'

const markupLike = ['<', '>', '&', '"', "'", '</script>', '<script>', '<b>', '&amp;', '<!--', ']]>']
const terminalLike = [
  '\n',
  '\r',
  '\t',
  '\u001b[31m',
  '\u0000',
  '\u2028',
  '_n',
  '^{k}',
  '…',
  '𝔼',
  '\ud800',
]

/** Text that tries to break out of whatever it is put into. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(...markupLike, ...terminalLike),
    ),
    { maxLength: 8 },
  )
  .map(parts => parts.join(''))

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const probability = fc.double({ min: 0, max: 1, noNaN: true })
const kind = fc.constantFrom<Evidence>('proof', 'exact', 'numerical', 'statistical', 'empirical')

const rates = fc.record({
  falseAlarm: probability,
  miss: probability,
  detectable: probability,
  samples: fc.nat(),
})

const finding = fc.record(
  {
    name: hostileText,
    kind,
    detail: hostileText,
    instances: fc.nat(),
    margin: finite,
    pValue: probability,
    rates,
  },
  { requiredKeys: ['name', 'kind', 'detail'] },
)

const check: fc.Arbitrary<CheckResult> = fc
  .tuple(finding, fc.boolean())
  .map(([found, passed]) => ({ ...found, passed }))

const control: fc.Arbitrary<ControlResult> = fc
  .tuple(finding, fc.boolean())
  .map(([found, failed_as_it_must]) => ({ ...found, failed_as_it_must }))

const axis = fc.record(
  { label: hostileText, scale: fc.constantFrom('linear' as const, 'log' as const) },
  { requiredKeys: ['label'] },
)

const coordinate = fc.oneof(
  fc.double(),
  fc.constantFrom(Number.NaN, Number.NEGATIVE_INFINITY, 0, 1),
)

const series = fc.record(
  {
    name: hostileText,
    mark: fc.constantFrom('line' as const, 'dots' as const, 'step' as const),
    points: fc.array(fc.tuple(coordinate, coordinate), { maxLength: 6 }),
    dashed: fc.boolean(),
  },
  { requiredKeys: ['name', 'mark', 'points'] },
)

export const anyFigure: fc.Arbitrary<Figure> = fc.record({
  id: hostileText,
  title: hostileText,
  caption: hostileText,
  x: axis,
  y: axis,
  series: fc.array(series, { maxLength: 4 }),
})

export const anyStatement: fc.Arbitrary<StatementResult> = fc.record(
  {
    id: hostileText,
    title: hostileText,
    source: hostileText,
    claim: hostileText,
    tex: fc.constantFrom('a < b', String.raw`\theta^* = \lim_n X_n`, ''),
    hypotheses: fc.array(hostileText, { maxLength: 2 }),
    verdict: fc.constantFrom(
      'holds as printed' as const,
      'holds as amended' as const,
      'false as printed' as const,
    ),
    correction: hostileText,
    checks: fc.array(check, { maxLength: 3 }),
    controls: fc.array(control, { maxLength: 2 }),
    figures: fc.array(anyFigure, { maxLength: 1 }),
  },
  {
    requiredKeys: [
      'id',
      'title',
      'source',
      'claim',
      'tex',
      'hypotheses',
      'verdict',
      'checks',
      'controls',
      'figures',
    ],
  },
)

const count = fc.nat({ max: 1e6 })
const duration = fc.double({ min: 0, max: 1e8, noNaN: true })

const kinds = fc.record({
  proof: count,
  exact: count,
  numerical: count,
  statistical: count,
  empirical: count,
})

export const anyRun: fc.Arbitrary<VerifyResult> = fc.record({
  version: hostileText,
  seed: fc.integer(),
  quick: fc.boolean(),
  statements: fc.array(anyStatement, { maxLength: 2 }),
  summary: fc.record({
    statements: count,
    checks: count,
    checks_passed: count,
    controls: count,
    controls_failed_as_they_must: count,
    by_kind: kinds,
    controls_by_kind: kinds,
    false_alarm: probability,
    miss: probability,
    budget: probability,
  }),
  times: fc.record({ total: duration, statements: fc.dictionary(fc.string(), duration) }),
})
