import type { ErrorRates } from '../law/error-rates.js'
import type { Axis, Figure, Series } from '../statement/figure.js'
import type {
  CheckResult,
  ControlResult,
  StatementResult,
  VerifyResult,
} from '../statement/result.js'
import { printJson } from './print-json.js'

/** Every key of T written out, in the order in which they are printed. */
export type Listed<T> = { readonly [Key in keyof T]-?: unknown }

/**
 * A run as JSON, the same bytes for the same run but for the last key, `times`: keys in a fixed
 * order, 2 spaces of indentation. Points of figures that are not finite are left out.
 *
 * Throws NotFiniteError where any other number is not finite.
 */
export function verifyJson(result: VerifyResult): string {
  return `${printJson(run(result))}\n`
}

function run(result: VerifyResult): Listed<VerifyResult> {
  const { summary, times } = result
  return {
    version: result.version,
    seed: result.seed,
    quick: result.quick,
    statements: result.statements.map(statement),
    summary: {
      statements: summary.statements,
      checks: summary.checks,
      checks_passed: summary.checks_passed,
      controls: summary.controls,
      controls_failed_as_they_must: summary.controls_failed_as_they_must,
      by_kind: kinds(summary.by_kind),
      controls_by_kind: kinds(summary.controls_by_kind),
      false_alarm: summary.false_alarm,
      miss: summary.miss,
      budget: summary.budget,
    },
    times: { total: times.total, statements: times.statements },
  }
}

type Kinds = VerifyResult['summary']['by_kind']

function kinds({ proof, exact, numerical, statistical, empirical }: Kinds): Listed<Kinds> {
  return { proof, exact, numerical, statistical, empirical }
}

function statement(result: StatementResult): Listed<StatementResult> {
  return {
    id: result.id,
    title: result.title,
    source: result.source,
    verdict: result.verdict,
    claim: result.claim,
    tex: result.tex,
    hypotheses: result.hypotheses,
    printed: result.printed,
    correction: result.correction,
    checks: result.checks.map(check),
    controls: result.controls.map(control),
    figures: result.figures.map(figureKeys),
  }
}

function check(result: CheckResult): Listed<CheckResult> {
  const { name, kind, passed } = result
  return { name, kind, passed, ...finding(result) }
}

function control(result: ControlResult): Listed<ControlResult> {
  const { name, kind, failed_as_it_must } = result
  return { name, kind, failed_as_it_must, ...finding(result) }
}

type Finding = Omit<CheckResult, 'name' | 'kind' | 'passed'>

function finding({ detail, instances, margin, pValue, rates }: Finding): Listed<Finding> {
  return { detail, instances, margin, pValue, rates: rates && errorRates(rates) }
}

function errorRates({ falseAlarm, miss, detectable, samples }: ErrorRates): ErrorRates {
  return { falseAlarm, miss, detectable, samples }
}

/** A figure, without the points that are not finite. */
export function figureKeys({ id, title, caption, x, y, series }: Figure): Listed<Figure> {
  return { id, title, caption, x: axis(x), y: axis(y), series: series.map(oneSeries) }
}

function axis({ label, scale }: Axis): Listed<Axis> {
  return { label, scale }
}

function oneSeries({ name, mark, dashed, points }: Series): Listed<Series> {
  return { name, mark, dashed, points: points.filter(point => point.every(Number.isFinite)) }
}
