// The same work here and in NumPy, PyTorch and JAX on the CPU, side by side: npm run bench:peers.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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

const options = optionsOf()
const { quick, json, out, docs, from } = options
const say = json ? console.error : console.log

if (options.help) console.log(usage)
else await main()

function optionsOf() {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values } = parseArgs({
      options: {
        only: text,
        out: text,
        from: text,
        quick: flag,
        json: flag,
        docs: flag,
        help: flag,
      },
    })
    return values
  } catch (error) {
    return refuse(`${(error as Error).message}\n${usage}`)
  }
}

function refuse(line: string): never {
  console.error(`bench:peers: ${line}`)
  process.exit(2)
}

async function main() {
  const results = from ? read(from) : await measured()
  if (json) console.log(JSON.stringify(results, null, 2))
  if (out) {
    await writeTogether([
      [out, JSON.stringify(results, null, 2)],
      [out.replace(/(\.json)?$/, '.svg'), figureSvg(ratioFigure(results))],
    ])
  }
  if (docs) {
    const [data, figure, page] = ['json', 'svg', 'md'].map(end =>
      fileURLToPath(new URL(`../docs/performance.${end}`, import.meta.url)),
    ) as [string, string, string]
    const all = merged(existsSync(data) ? read(data) : undefined, results)
    await writeTogether([
      [data, `${JSON.stringify(all)}\n`],
      [figure, figureSvg(ratioFigure(all))],
      [page, performancePage(readFileSync(page, 'utf8'), all)],
    ])
  }
}

/** Results as they were written. */
function read(file: string): Results {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return refuse(`${file}: expected results as --out writes them, got ${(error as Error).message}`)
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
    refuse(`--only: expected numbers of works, 0 to 9, got ${options.only}`)
  }
  return works.filter(({ number }) => numbers.includes(number))
}
