import { Command } from 'commander'
import { experimentNamed, RunError, readRun } from '../experiment/index.js'
import { coloured, plain, runReportLines, writeRunReport } from '../report/index.js'

/** `retrograde report <run…>`: writes the page of each run, and prints its table. */
export function reportCommand(): Command {
  return new Command('report')
    .description('tables and figures of runs')
    .argument('<run...>', 'run directories')
    .option('--json', 'print JSON in place of the tables')
    .action(async (paths: readonly string[], { json }: { json?: boolean }) => {
      const ink = process.stdout.isTTY && !process.env.NO_COLOR ? coloured : plain
      const found = []
      for (const path of paths) {
        const record = await readRun(path)
        if (record.metrics.length === 0) {
          throw new RunError(`${path}: expected readings in metrics.jsonl, got none yet`)
        }
        const experiment = experimentNamed(record.file.configuration.experiment)
        const report = await writeRunReport(record, experiment)
        found.push({ path, ...report })
        if (json) continue
        const lines = [experiment.title, ...runReportLines(report, experiment, ink), '']
        process.stdout.write(`${lines.join('\n')}\n`)
      }
      if (json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
    })
}
