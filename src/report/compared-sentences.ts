import { armOf, type Compared } from './compared.js'
import { pairSentence } from './measured.js'

/** What was measured of runs beside the first, in sentences that follow from the counts, or why nothing was. */
export function comparedSentences({ runs, comparisons }: Compared): string[] {
  const [first] = runs
  return comparisons.flatMap(({ run, refused, arms }) => {
    const other = runs[run]!
    if (refused !== undefined) {
      return [
        `${other.letter} is not compared with ${first!.letter}: ${refused}. They are shown side by side.`,
      ]
    }
    return arms.map(signs => pairSentence(armOf(other, signs), armOf(first!, signs), signs))
  })
}
