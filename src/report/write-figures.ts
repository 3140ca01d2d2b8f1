import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { canWrite, pngOf } from './png.js'
import type { RunFigure } from './run-figures.js'
import { prepareFolder } from './write.js'
import { writeTogether } from './write-together.js'

/** What was written of some figures: paths, and what could not be, in words. */
export interface WrittenFigures {
  readonly figures: readonly string[]
  readonly notes: readonly string[]
}

/**
 * Writes a page into a folder, and its figures as SVG and PNG below it; no reader ever sees half of
 * one. Without a font there are no PNGs, and one of an earlier report is taken away.
 * @throws OutputError where the folder cannot be written to
 */
export async function writePage(
  folder: string,
  page: readonly (readonly [name: string, text: string])[],
  drawn: readonly RunFigure[],
  hasFont: () => boolean = canWrite,
): Promise<WrittenFigures> {
  const place = join(folder, 'figures')
  await prepareFolder(folder)
  await prepareFolder(place)
  const file = ({ name }: RunFigure, kind: 'svg' | 'png') => join(place, `${name}.${kind}`)
  const written = hasFont()
  const images = written ? drawn.map(one => [file(one, 'png'), pngOf(one.svg)] as const) : []
  const vectors = drawn.map(one => [file(one, 'svg'), one.svg] as const)
  if (!written) for (const one of drawn) await rm(file(one, 'png'), { force: true })
  await writeTogether([
    ...vectors,
    ...images,
    ...page.map(([name, text]) => [join(folder, name), text] as const),
  ])
  return {
    figures: [...vectors, ...images].map(([path]) => path),
    notes: written
      ? []
      : [
          'no PNG was made, for no font was found and it would have no letters; the SVG files are whole',
        ],
  }
}
