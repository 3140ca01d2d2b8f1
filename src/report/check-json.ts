import type { Advice, Answer, CheckReport } from '../check/answer.js'
import { figureKeys, type Listed } from './json.js'
import { printJson } from './print-json.js'

/** A check of a random map as JSON: keys in a fixed order, the same bytes for the same report but `times`. */
export function checkJson(report: CheckReport): string {
  const listed: Listed<CheckReport> = {
    version: report.version,
    subject: report.subject,
    map: report.map,
    space: report.space,
    sampling: report.sampling,
    start: report.start,
    seed: report.seed,
    quick: report.quick,
    answers: report.answers.map(answer),
    advice: advice(report.advice),
    figures: report.figures.map(figureKeys),
    false_alarm: report.false_alarm,
    times: { total: report.times.total },
  }
  return `${printJson(listed)}\n`
}

function answer({
  topic,
  claim,
  standing,
  kind,
  claimed,
  detail,
  ...rest
}: Answer): Listed<Answer> {
  return { topic, claim, standing, kind, claimed, detail, pValue: rest.pValue, rates: rest.rates }
}

function advice({ error, length, anchor, backing, because, steps, costs }: Advice): Listed<Advice> {
  return { error, length, anchor, backing, because, steps, costs }
}
