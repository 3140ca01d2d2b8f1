import type { Compared } from './compared.js'
import { comparedSentences } from './compared-sentences.js'

/** What of a comparison is written as JSON: plain data, runs by their letters. */
export function comparedJson(compared: Compared) {
  const { runs, differences, comparisons } = compared
  return {
    runs: runs.map(({ letter, name, title, report }) => ({
      ...{ letter, name, title, arms: report.arms, findings: report.findings },
    })),
    differences,
    comparisons: comparisons.map(({ run, ...rest }) => ({
      ...{ run: runs[run]!.letter, against: runs[0]!.letter },
      ...rest,
    })),
    measured: comparedSentences(compared),
  }
}
