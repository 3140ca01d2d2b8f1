import { isRefusal, type MethodResult, type Row, type Study } from '../check/study/study.js'
import { figureKeys, type Listed } from './json.js'
import { printJson } from './print-json.js'

/** Estimates of a random map as JSON: keys in a fixed order, the same bytes for the same study but `times`. */
export function studyJson(study: Study): string {
  const listed: Listed<Study> = {
    version: study.version,
    subject: study.subject,
    map: study.map,
    space: study.space,
    sampling: study.sampling,
    start: study.start,
    region: study.region,
    maps: study.maps,
    seed: study.seed,
    budget: study.budget,
    results: study.results.map(result),
    disagreements: study.disagreements,
    consequences: study.consequences.map(({ theorem, standing, because }) => ({
      theorem,
      standing,
      because,
    })),
    rates: study.rates.map(({ name, h, because }) => ({ name, h, because })),
    figures: study.figures.map(figureKeys),
    times: { total: study.times.total, by_method: study.times.by_method },
  }
  return `${printJson(listed)}\n`
}

const result = ({ name, cut, rows }: MethodResult): Listed<MethodResult> => ({
  name,
  cut,
  rows: rows.map(row),
})

function row(given: Row): unknown {
  const { quantity, method, source, evaluations } = given
  if (isRefusal(given)) return { quantity, method, source, refused: given.refused, evaluations }
  const { kind, value, interval, detail } = given
  return {
    quantity,
    method,
    source,
    kind,
    value: held(value),
    interval: interval && {
      low: held(interval.low),
      high: held(interval.high),
      confidence: interval.confidence,
    },
    evaluations,
    detail,
  }
}

/** JSON has no ∞: it is written as a string. */
const held = (x: number): number | string => (Number.isFinite(x) ? x : String(x))
