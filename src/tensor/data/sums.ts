import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError } from './data-error.js'

const file = 'SHA256SUMS'

/**
 * Writes SHA256SUMS for files of a folder, in the format of sha256sum. Only the archive that they
 * came in has a published checksum, so that is how they are known again once it is gone.
 */
export async function writeSums(folder: string, names: readonly string[]): Promise<void> {
  const lines: string[] = []
  for (const name of names) {
    const digest = createHash('sha256').update(await readFile(join(folder, name)))
    lines.push(`${digest.digest('hex')}  ${name}\n`)
  }
  await writeFile(join(folder, file), lines.join(''))
}

/**
 * SHA-256 by file name, from the SHA256SUMS of a folder; empty where there is none.
 * @throws DataError for a line that is no checksum
 */
export async function readSums(folder: string): Promise<ReadonlyMap<string, string>> {
  const path = join(folder, file)
  const text = await readFile(path, 'utf8').catch(() => '')
  const lines = text.split('\n').filter(line => line !== '')
  return new Map(
    lines.map(line => {
      const [, digest, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
      if (digest !== undefined) return [name!, digest]
      throw new DataError(
        `${path}: expected lines of 64 hexadecimal digits and a name, got ${line}`,
      )
    }),
  )
}
