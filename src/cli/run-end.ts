import { diskError, experimentNamed, readRun } from '../experiment/index.js'
import { coloured, plain, runReportLines, writeRunReport } from '../report/index.js'

/** Writes the page of a run that is done; returns its tables and where the page is, or its record as JSON. */
export async function runEnd(path: string, json: boolean | undefined): Promise<string> {
  const record = await readRun(path)
  const experiment = experimentNamed(record.file.configuration.experiment)
  const report = await writeRunReport(record, experiment).catch(error => {
    throw diskError(path, error)
  })
  const ink = process.stdout.isTTY && !process.env.NO_COLOR ? coloured : plain
  const lines = json
    ? [JSON.stringify({ path, ...record.file }, null, 2)]
    : ['', ...runReportLines(report, experiment, ink)]
  return `${lines.join('\n')}\n`
}
