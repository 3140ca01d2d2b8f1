import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

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

/** SHA-256 by file name, from the SHA256SUMS of a folder; empty where there is none. */
export async function readSums(folder: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(folder, file), 'utf8').catch(() => '')
  const entries = [...text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)]
  return new Map(entries.map(([, digest, name]) => [name!, digest!]))
}
