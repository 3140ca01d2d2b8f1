import { createHash } from 'node:crypto'
import { join, relative, resolve } from 'node:path'
import { contentName, type RunRecord } from '../experiment/index.js'
import type { Compared } from './compared.js'
import { comparedHtml } from './compared-html.js'
import { comparedJson } from './compared-json.js'
import { type WrittenFigures, writePage } from './write-figures.js'

/** Where a comparison was written. */
export interface ComparedReport extends WrittenFigures {
  readonly page: string
}

/** The folder of a comparison, beside its first run: the same for the same runs in the same order. */
export function comparedFolder(records: readonly RunRecord[]): string {
  const names = records.map(({ file: { configuration, share } }) =>
    share ? `${contentName(configuration)} ${share.index} ${share.of}` : contentName(configuration),
  )
  const digest = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 10)
  return join(records[0]!.path, '..', `comparison-${digest}`)
}

/**
 * Writes the page, the figures and comparison.json of runs beside one another into a folder.
 * @throws OutputError where it cannot be written to
 */
export async function writeCompared(compared: Compared, folder: string): Promise<ComparedReport> {
  const html = comparedHtml(compared, ({ report }) =>
    encodeURI(relative(resolve(folder), resolve(report.page))),
  )
  const figures = compared.groups.flatMap(group => group.figures)
  const json = `${JSON.stringify(comparedJson(compared), null, 2)}\n`
  const files = [
    ['index.html', html],
    ['comparison.json', json],
  ] as const
  const written = await writePage(folder, files, figures)
  return { page: join(folder, 'index.html'), ...written }
}
