// The same work here and in NumPy, PyTorch and JAX on the CPU, side by side: npm run bench:peers.
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
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
else await main(chosen())

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
    return refuse(`${(error as Error).message.split('. ')[0]} (--help lists the options)`)
  }
}

function refuse(line: string): never {
  console.error(`bench:peers: ${line}`)
  process.exit(2)
}

async function main(chosen: readonly Work[]) {
  if (docs && quick) refuse('--docs: expected full sizes, got --quick')
  if (out !== undefined) refuseUnwritable(out)
  const results = from ? only(read(from), chosen) : await measured(chosen)
  if (from && !json) for (const line of results.works.flatMap(workLines)) say(line)
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

/** Refuses a file that nothing can be written beside, before anything is measured. */
function refuseUnwritable(file: string) {
  const folder = dirname(file)
  try {
    if (file === '' || statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error()
    accessSync(folder, constants.W_OK)
  } catch {
    refuse(`--out: expected a file in a folder that can be written to, got ${JSON.stringify(file)}`)
  }
}

/** Results as they were written. */
function read(file: string): Results {
  let got = 'something else'
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'))
    if (Array.isArray(results?.works) && Array.isArray(results.lacks)) return results
  } catch (error) {
    got = (error as Error).message
  }
  return refuse(`${file}: expected results as --out writes them, got ${got}`)
}

function only(results: Results, chosen: readonly Work[]): Results {
  const works = results.works.filter(({ number }) => chosen.some(work => work.number === number))
  return { ...results, works }
}

function titleOf({ number, title, quick }: Pick<WorkResult, 'number' | 'title' | 'quick'>): string {
  return `\n${number}. ${title}${quick ? ' (reduced sizes)' : ''}`
}

function workLines(work: WorkResult): string[] {
  return [titleOf(work), ...work.cases.flatMap(caseLines)]
}

async function measured(chosen: readonly Work[]): Promise<Results> {
  const python = pythonFor(say)
  if ('missing' in python && process.env.RETROGRADE_PYTHON) {
    refuse(`RETROGRADE_PYTHON: expected a Python with NumPy, got ${python.missing}`)
  }
  const lacks = 'missing' in python ? [`Python: ${python.missing}`] : python.lacks
  for (const lack of lacks) say(`missing: ${lack}`)
  const done: WorkResult[] = []
  for (const work of chosen) {
    say(titleOf({ ...work, quick }))
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
  const named = options.only.split(',')
  if (!named.every(name => works.some(({ number }) => name === String(number)))) {
    refuse(`--only: expected numbers of works, 0 to 9, got ${JSON.stringify(options.only)}`)
  }
  return works.filter(({ number }) => named.includes(String(number)))
}
