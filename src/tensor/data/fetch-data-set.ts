import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { extract } from 'tar'
import { DataError } from './data-error.js'
import type { DataSource, Publication, PublishedFile } from './data-source.js'
import { download, isPublished, type OnBytes } from './download.js'
import { filesIn } from './folders.js'
import { writeSums } from './sums.js'

/** What is being downloaded, by its file name, and how much of it there is. */
export type OnFile = (file: string, ...progress: Parameters<OnBytes>) => void

/**
 * Downloads a data set to a folder of `into`, with the checksums of those who published it, and
 * returns that folder. What is there already is not fetched again. Throws DataError, in one line, if
 * there is nothing to download, or a folder in the way, and as `download` does.
 */
export async function fetchDataSet(
  { name, publication }: DataSource,
  into: string,
  onFile: OnFile = () => {},
): Promise<string> {
  if (!publication)
    throw new DataError(`${name}: expected one that is published, got one that isn't`)
  const folder = join(into, publication.folder)
  try {
    if (publication.unpacked) await fetchArchive(publication, folder, publication.unpacked, onFile)
    else for (const file of publication.files) await fetchFile(file, folder, onFile)
  } catch (error) {
    if (error instanceof DataError) throw new DataError(`${name}: ${error.message}`)
    if (error instanceof Error && 'code' in error) {
      throw new DataError(`${name}: ${into}: expected a folder to write to, got ${error.code}`)
    }
    throw error
  }
  return folder
}

async function fetchFile(file: PublishedFile, folder: string, onFile: OnFile): Promise<string> {
  const fileName = new URL(file.url).pathname.split('/').at(-1)!
  const to = join(folder, fileName)
  if (!(await isPublished(file, to))) {
    await download(file, to, (done, total) => onFile(fileName, done, total))
  }
  return to
}

/** Unpacks beside the folder, which appears whole, with SHA256SUMS in it; the archive then goes. */
async function fetchArchive(
  { files }: Publication,
  folder: string,
  unpacked: readonly string[],
  onFile: OnFile,
): Promise<void> {
  if (await stat(folder).catch(() => undefined)) {
    const there = (await filesIn(folder, ['SHA256SUMS', ...unpacked])).files
    if (there.size === unpacked.length + 1) return
    throw new DataError(
      `${folder} is in the way, for fetch did not make it; move it, or choose another --data`,
    )
  }
  const archive = await fetchFile(files[0]!, join(folder, '..'), onFile)
  const part = `${folder}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part)
  await extract({ file: archive, cwd: part, strip: 1, strict: true }).catch((error: Error) => {
    throw new DataError(`${archive}: expected a .tar.gz, got ${error.message}`)
  })
  const got = (await filesIn(part, unpacked)).files
  const missing = unpacked.filter(name => !got.has(name))
  if (missing.length > 0) throw new DataError(`${archive}: expected ${missing.join(', ')} in it`)
  await writeSums(part, unpacked)
  await rename(part, folder)
  await rm(archive)
}
