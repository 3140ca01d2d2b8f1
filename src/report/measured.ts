import type { ArmSummary, PairedSigns, SignTest } from '../experiment/index.js'
import { shortNumber } from './number.js'

/** What a sign test is called at: one that comes by chance in one of twenty. */
const LEVEL = 0.05

/** What a sign test says of the second of two: it is below, above, the same as far as this can tell. */
export type Outcome = 'below' | 'above' | 'undecided' | 'too few' | 'none'

/** The outcome of a test at the level of 5 %: 'too few' where no count of so many could decide. */
export function outcomeOf(test: SignTest | undefined): Outcome {
  const n = test ? test.below + test.above : 0
  if (test === undefined || n === 0) return 'none'
  if (2 ** (1 - n) > LEVEL) return 'too few'
  if (test.p > LEVEL) return 'undecided'
  return test.below > test.above ? 'below' : 'above'
}

/** "5 of 5 (p 0.063)": how many pairs are below, the probability of a count as uneven, and equal pairs. */
export function signText(test: SignTest | undefined): string {
  if (test === undefined) return 'other steps'
  const { below, above, equal, p } = test
  const n = below + above
  if (n === 0) return equal === 0 ? 'no pair' : equal === 1 ? '1 equal' : `all ${equal} equal`
  return `${below} of ${n} (p ${shortNumber(p, 2)}${equal > 0 ? `; ${equal} equal` : ''})`
}

/** What was measured of arms beside the first, in sentences that follow from the counts. */
export function measuredSentences([first, ...rest]: readonly ArmSummary[]): string[] {
  if (first === undefined || rest.length === 0) return ['There is nothing to compare.']
  if (rest.length <= 3) return rest.map(({ arm, signs }) => pairSentence(arm, first.arm, signs!))
  return [
    `${rest.length} arms beside “${first.arm}”, seed by seed, each at the level of 5 %.`,
    inGroups(rest, 'Roughness', ({ roughness }) => roughness),
    inGroups(rest, 'Last test loss', ({ final }) => final),
  ]
}

/** Arms by what their tests say, those with a difference by their names. */
function inGroups(
  arms: readonly ArmSummary[],
  what: string,
  of: (signs: PairedSigns) => SignTest | undefined,
): string {
  const groups = new Map<string, string[]>()
  for (const { arm, signs } of arms) {
    const group = groupOf(of(signs!))
    groups.set(group, [...(groups.get(group) ?? []), `“${arm}”`])
  }
  const parts = [...groups].map(([group, names]) =>
    group.startsWith('not ') ? `${group} for ${names.length}` : `${group} for ${names.join(', ')}`,
  )
  return `${what}: ${parts.join('; ')}.`
}

function groupOf(test: SignTest | undefined): string {
  const outcome = outcomeOf(test)
  if (outcome === 'below') return 'lower beyond chance'
  if (outcome === 'above') return 'higher beyond chance'
  if (test === undefined || outcome === 'none') return 'not compared'
  const n = test.below + test.above
  if (outcome === 'undecided' || (test.below > 0 && test.above > 0)) return 'not decided'
  return `${test.above === 0 ? 'lower' : 'higher'} in each of ${n}, too few seeds to decide,`
}

/** One arm beside another in words. */
export function pairSentence(arm: string, against: string, signs: PairedSigns): string {
  const { seeds, roughness, ratio, final } = signs
  if (seeds.length === 0) return `${arm} and ${against} have no seed in which both are finished.`
  if (roughness === undefined && final === undefined) {
    return `${arm} and ${against} are read off at other steps, and end at others: they are not compared.`
  }
  const times =
    ratio === undefined || outcomeOf(roughness) === 'none'
      ? ''
      : `; by the median seed ${against} is ${ratio.toPrecision(2)} times as rough`
  const rough = counts(roughness, `is smoother than ${against}`, 'is as rough')
  const end = counts(final, 'ends with a lower test loss', 'ends with the same test loss')
  return `${arm} ${rough}${times}; it ${end}. ${conclusion(roughness, final)}`.trim()
}

/** "is smoother in 2 of 5 seeds (p 1)", or why there is nothing of the kind. */
function counts(test: SignTest | undefined, lower: string, same: string): string {
  if (test === undefined)
    return `is read off at other steps, so it is not asked whether it ${lower}`
  const n = test.below + test.above
  if (n === 0)
    return test.equal > 0 ? `${same} in each of ${test.equal} seeds` : 'has no such value'
  const equal = test.equal > 0 ? `, equal in ${test.equal}` : ''
  return `${lower} in ${test.below} of ${n} seeds (p ${shortNumber(test.p, 2)}${equal})`
}

function conclusion(roughness: SignTest | undefined, final: SignTest | undefined): string {
  const [rough, end] = [outcomeOf(roughness), outcomeOf(final)]
  const words: readonly string[] = [
    ...(rough === 'below' ? ['it is smoother'] : rough === 'above' ? ['it is rougher'] : []),
    ...(end === 'below' ? ['it ends lower'] : end === 'above' ? ['it ends higher'] : []),
  ]
  const n = Math.max(...[roughness, final].map(test => (test ? test.below + test.above : 0)))
  if (words.length > 0) return `Beyond chance, at the level of 5 %: ${words.join(', and ')}.`
  if (n === 0) return ''
  if (rough !== 'undecided' && end !== 'undecided') {
    return `So few seeds cannot decide at the level of 5 %: of ${n} pairs p is at least ${shortNumber(2 ** (1 - n), 2)}.`
  }
  return 'Neither is beyond chance at the level of 5 %.'
}

/** What became of the paths: "4 of 6 paths are finished; 1 diverged, 1 is not at its end: neither is averaged." */
export function standingSentence(arms: readonly ArmSummary[]): string {
  const sum = (of: (arm: ArmSummary) => number) => arms.reduce((total, arm) => total + of(arm), 0)
  const [wanted, finished, diverged] = [
    sum(arm => arm.wanted),
    sum(arm => arm.finished),
    sum(arm => arm.diverged),
  ]
  const left = wanted - finished - diverged
  const lost = [
    ...(diverged > 0 ? [`${diverged} diverged`] : []),
    ...(left > 0 ? [`${left} ${left === 1 ? 'is' : 'are'} not at the end`] : []),
  ]
  const none = lost.length > 0 ? `; ${lost.join(', ')}, and count in no average and no test` : ''
  return `${finished} of ${wanted} paths are finished${none}.`
}
