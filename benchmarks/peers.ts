// The same work here and in NumPy, PyTorch and JAX on the CPU, side by side: npm run bench:peers.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { figureSvg } from '../src/report/figure-svg.js'
import { writeTogether } from '../src/report/write-together.js'
import { compare } from './harness/compare.js'
import { type Python, pythonFor } from './harness/environment.js'
import { ratioFigure } from './harness/figure.js'
import { writeInputs } from './harness/inputs.js'
import { caseLines } from './harness/lines.js'
import { performancePage } from './harness/page.js'
import { processOf } from './harness/processes.js'
import { type CaseResult, resultOf } from './harness/ratios.js'
import { merged, type Results, resultsOf, type WorkResult } from './harness/results.js'
import type { Case, SideOf, Work } from './harness/work.js'
import { works } from './works/index.js'

const usage = `npm run bench:peers -- [options]
  --only 2,4    these works alone
  --quick       reduced sizes, few rounds
  --json        the results as JSON on standard output, the table on standard error
  --out FILE    the results to FILE (JSON) and the figure beside it (SVG)
  --docs        to docs/performance.json, .svg and the table of .md, for the works measured
  --from FILE   nothing is measured: results as --out wrote them`

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
    docs: { type: 'boolean', default: false },
    from: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const { quick, json, out, docs, from } = options
const say = json ? console.error : console.log

if (options.help) console.log(usage)
else await main()

async function main() {
  const results = from ? (JSON.parse(readFileSync(from, 'utf8')) as Results) : await measured()
  if (json) console.log(JSON.stringify(results, null, 2))
  if (out) {
    await writeTogether([
      [out, JSON.stringify(results, null, 2)],
      [out.replace(/(\.json)?$/, '.svg'), figureSvg(ratioFigure(results))],
    ])
  }
  if (docs) {
    const file = (end: string) => new URL(`../docs/performance.${end}`, import.meta.url).pathname
    const before = existsSync(file('json'))
      ? JSON.parse(readFileSync(file('json'), 'utf8'))
      : undefined
    const all = merged(before, results)
    await writeTogether([
      [file('json'), `${JSON.stringify(all, null, 1)}\n`],
      [file('svg'), figureSvg(ratioFigure(all))],
      [file('md'), performancePage(readFileSync(file('md'), 'utf8'), all)],
    ])
  }
}

async function measured(): Promise<Results> {
  const python = pythonFor(say)
  const lacks = 'missing' in python ? [`Python: ${python.missing}`] : python.lacks
  for (const lack of lacks) say(`missing: ${lack}`)
  const done: WorkResult[] = []
  for (const work of chosen()) {
    say(`\n${work.number}. ${work.title}${quick ? ' (reduced sizes)' : ''}`)
    try {
      const cases: CaseResult[] = []
      for (const one of work.cases(quick)) {
        cases.push(await resultOfCase(work, one, python))
        for (const line of caseLines(cases.at(-1)!)) say(line)
      }
      done.push({ number: work.number, title: work.title, quick, cases })
    } catch (error) {
      console.error(`bench:peers: ${error instanceof Error ? error.message : error}`)
      process.exitCode = 1
    }
  }
  return resultsOf(done, quick, lacks)
}

async function resultOfCase(work: Work, one: Case, python: Python): Promise<CaseResult> {
  const folder = mkdtempSync(join(tmpdir(), 'retrograde-'))
  try {
    const files = writeInputs(folder, one.inputs?.() ?? {})
    const told = { work, parameters: one.parameters, folder, files }
    const open = work.open ?? ((side: SideOf) => processOf(side, told, python))
    const effort = { rounds: quick ? 5 : 15, least: quick ? 0.05 : 0.25 }
    return resultOf(one, await compare(one, side => open(side, python), effort))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function chosen(): readonly Work[] {
  if (options.only === undefined) return works
  const numbers = options.only.split(',').map(Number)
  const unknown = numbers.find(number => !works.some(work => work.number === number))
  if (unknown !== undefined) {
    console.error(`bench:peers, --only: expected numbers of works, got ${options.only}`)
    process.exit(2)
  }
  return works.filter(({ number }) => numbers.includes(number))
}
