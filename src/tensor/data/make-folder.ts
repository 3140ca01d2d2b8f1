import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it, where they are missing. (mkdir's own `recursive` never returns
 * below /proc in Node 20.) Throws the errors of the file system.
 */
export async function makeFolder(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (found?.isDirectory()) return
  if (found === undefined && dirname(path) !== path) await makeFolder(dirname(path))
  await mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
    // Someone else may have made it meanwhile.
    const now = await stat(path).catch(() => undefined)
    if (!now?.isDirectory()) throw error
  })
}
