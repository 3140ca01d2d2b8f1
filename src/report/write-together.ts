import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'

/**
 * Writes files, of text or bytes. Each is first written whole under another name in the same folder; only
 * when all are, they are renamed, so that no reader ever sees half a file, and one that cannot
 * be written leaves every file as it was.
 */
export async function writeTogether(
  files: readonly (readonly [path: string, content: string | Uint8Array])[],
): Promise<void> {
  const drafts = files.map(([path, content]) => ({
    path,
    content,
    draft: `${path}.${randomUUID()}.tmp`,
  }))
  try {
    for (const { draft, content } of drafts) await writeFile(draft, content)
    for (const { draft, path } of drafts) await rename(draft, path)
  } finally {
    for (const { draft } of drafts) await rm(draft, { force: true })
  }
}
