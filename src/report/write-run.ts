import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Experiment, RunRecord } from '../experiment/index.js'
import { pngOf } from './png.js'
import { runGrid } from './run-grid.js'
import { runHtml } from './run-html.js'
import { writeTogether } from './write-together.js'

/** Writes a run's page and figures into its directory; no reader ever sees half of one. */
export async function writeRunReport(record: RunRecord, experiment: Experiment): Promise<string> {
  const figures = join(record.path, 'figures')
  await mkdir(figures, { recursive: true })
  const svg = runGrid(record, experiment.title)
  const page = join(record.path, 'index.html')
  await writeTogether([
    [join(figures, 'curves.svg'), svg],
    [page, runHtml(record, experiment)],
  ])
  const png = join(figures, 'curves.png')
  await writeFile(`${png}.tmp`, pngOf(svg))
  await rename(`${png}.tmp`, png)
  return page
}
