import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { experimentNamed, RunError, type RunRecord, readRun } from '../experiment/index.js'
import {
  coloured,
  compared,
  comparedFolder,
  comparedJson,
  comparedLines,
  MOST_RUNS,
  plain,
  prepareFolder,
  runReportLines,
  runTitleLines,
  writeCompared,
  writeRunReport,
} from '../report/index.js'
import { refuseEmpty } from './folder-option.js'
import { UsageError } from './usage.js'

interface Flags {
  readonly json?: boolean
  readonly out?: string
}

const help = `
Of one run, the page in its directory is written anew. Of more, each is, and a page
on which they are side by side: runs of one experiment with other options, say. Each
is compared with the first, seed by seed, where both are finished, the data are the
same, and they are read off at the same steps.

Examples:
  retrograde report runs/fig4-1f0a32b9c4
  retrograde report runs/fig7-* --out comparison`

/** `retrograde report <run…>`: writes the page of each run, and of all of them; prints their tables. */
export function reportCommand(): Command {
  return new Command('report')
    .description('tables and figures of runs, and runs beside one another')
    .argument('<run...>', 'run directories')
    .option(
      '--out <folder>',
      'where the page of several runs is written; comparison-<digest> beside the first unless given',
    )
    .option('--json', 'print JSON in place of the tables')
    .addHelpText('after', help)
    .action(report)
}

async function report(given: readonly string[], { json, out }: Flags): Promise<void> {
  refuseEmpty(out)
  const ink = process.stdout.isTTY && !process.env.NO_COLOR ? coloured : plain
  const records = await readAll(given)
  if (out !== undefined) await refuseOut(out, records)
  const folder = out ?? comparedFolder(records)
  if (records.length > 1) await prepareFolder(folder, 'comparison')
  const print = (lines: readonly string[]) => {
    if (!json) process.stdout.write(`${lines.join('\n')}\n`)
  }
  const runs = []
  for (const record of records) {
    const experiment = experimentNamed(record.file.configuration.experiment)
    const report = await writeRunReport(record, experiment)
    const { configuration } = record.file
    const lines = runReportLines(report, experiment, ink)
    print([...runTitleLines(experiment, configuration), ...lines, ''])
    runs.push({ record, report })
  }
  const found = { runs: runs.map(({ record, report }) => ({ path: record.path, ...report })) }
  if (records.length === 1) {
    if (json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
    return
  }
  const beside = compared(runs)
  const written = await writeCompared(beside, folder)
  print([...comparedLines(beside), '', written.page])
  const comparison = { ...written, ...comparedJson(beside), runs: undefined }
  if (json) process.stdout.write(`${JSON.stringify({ ...found, comparison }, null, 2)}\n`)
}

/** The runs of the directories, each once, with readings. A page of runs among them is passed over. */
async function readAll(given: readonly string[]): Promise<RunRecord[]> {
  const records: RunRecord[] = []
  const places = new Map<string, string>()
  for (const path of given) {
    if (await isComparison(path)) {
      process.stderr.write(`passed over: ${path} is a comparison of runs\n`)
      continue
    }
    const record = await readRun(path)
    if (record.metrics.length === 0) {
      throw new RunError(`${path}: expected readings in metrics.jsonl, got none yet`)
    }
    experimentNamed(record.file.configuration.experiment) // says what experiments there are not
    const place = await realpath(path)
    const before = places.get(place)
    if (before !== undefined) {
      throw new UsageError(
        `runs: expected each once, got ${before} and ${path}, which are the same`,
      )
    }
    places.set(place, path)
    records.push(record)
  }
  if (records.length >= 1 && records.length <= MOST_RUNS) return records
  throw new UsageError(`runs: expected 1 to ${MOST_RUNS} run directories, got ${records.length}`)
}

const isThere = async (path: string) => (await stat(path).catch(() => undefined)) !== undefined

const isComparison = async (path: string) =>
  (await isThere(join(path, 'comparison.json'))) && !(await isThere(join(path, 'config.json')))

async function refuseOut(out: string, records: readonly RunRecord[]): Promise<void> {
  if (records.length === 1) {
    throw new UsageError(
      '--out: expected with two runs or more, got one: its page is in its directory',
    )
  }
  if (await isThere(join(out, 'config.json'))) {
    throw new UsageError(`--out: expected a folder that is no run, got ${JSON.stringify(out)}`)
  }
}
