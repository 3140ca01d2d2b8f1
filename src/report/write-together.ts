import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'

/**
 * Writes texts to files. Each is first written whole under another name in the same folder; only
 * when all are, they are renamed, so that no reader ever sees half a file, and a text that cannot
 * be written leaves every file as it was.
 */
export async function writeTogether(
  files: readonly (readonly [path: string, text: string])[],
): Promise<void> {
  const drafts = files.map(([path, text]) => ({ path, text, draft: `${path}.${randomUUID()}.tmp` }))
  try {
    for (const { draft, text } of drafts) await writeFile(draft, text)
    for (const { draft, path } of drafts) await rename(draft, path)
  } finally {
    for (const { draft } of drafts) await rm(draft, { force: true })
  }
}
