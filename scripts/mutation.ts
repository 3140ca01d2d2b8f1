// Mutation testing, folder by folder: every mutant of src/<folder> meets the tests of that folder.
//   npm run mutation            all six folders
//   npm run mutation -- order   one of them
// Reports: retrograde-report/mutation-<folder>.json and .html. Ends with 1 below a score of 85 %,
// and with 2 if a mutant is said to survive tests that never ran: then there is no score.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const folders = ['space', 'map', 'order', 'iterate', 'law', 'expansion']
const least = 85

interface Mutant {
  readonly id: string
  readonly status: string
  readonly testsCompleted?: number
}

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>
}

const asked = process.argv.slice(2)
const unknown = asked.find(folder => !folders.includes(folder))
if (unknown !== undefined) {
  console.error(`mutation: expected one of ${folders.join(', ')}, got ${unknown}`)
  process.exit(2)
}

let killed = 0
let valid = 0
for (const folder of asked.length > 0 ? asked : folders) {
  const args = ['stryker', 'run', '--mutate', `src/${folder}/**/*.ts,!src/**/index.ts`]
  const env = { ...process.env, MUTATED: folder }
  const { status } = spawnSync('npx', args, { stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
  const file = `retrograde-report/mutation-${folder}.json`
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const mutants = Object.values(report.files).flatMap(each => each.mutants)
  const untested = mutants.find(m => m.status === 'Survived' && !m.testsCompleted)
  if (untested) {
    console.error(`mutation: ${folder}: no test ran on mutant ${untested.id}, which 'survived'`)
    process.exit(2)
  }
  const count = (status: string) => mutants.filter(m => m.status === status).length
  const detected = count('Killed') + count('Timeout')
  const missed = count('Survived') + count('NoCoverage')
  console.log(
    `${folder}: ${detected} of ${detected + missed} mutants detected, ` +
      `${count('Timeout')} of them by running on; ${count('NoCoverage')} meet no test`,
  )
  killed += detected
  valid += detected + missed
}
const score = (100 * killed) / valid
console.log(`score ${score.toFixed(1)} %: ${killed} of ${valid}`)
process.exit(score >= least ? 0 : 1)
