import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The variables of an environment that say where data are. */
export interface DataEnvironment {
  readonly RETROGRADE_DATA?: string | undefined
  readonly XDG_CACHE_HOME?: string | undefined
}

/** Where what is fetched goes unless said otherwise: ~/.cache/retrograde/data. */
export function cacheFolder({ XDG_CACHE_HOME }: DataEnvironment = process.env): string {
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'retrograde', 'data')
}

/** Where what is fetched goes: `data`, else RETROGRADE_DATA, else the cache. */
export function fetchFolder(
  data: string | undefined,
  environment: DataEnvironment = process.env,
): string {
  return data || environment.RETROGRADE_DATA || cacheFolder(environment)
}

/** Where data are looked for, in this order: `data`, RETROGRADE_DATA, the cache, the system's. */
export function searchedFolders(
  data: string | undefined,
  environment: DataEnvironment = process.env,
): string[] {
  const named = [data, environment.RETROGRADE_DATA].flatMap(folder => folder || [])
  return [...named, cacheFolder(environment), ...systemFolders]
}

/** Debian's dataset-* packages are here. */
const systemFolders = ['/usr/share/datasets', '/usr/local/share/datasets']

/** The files that there are of those wanted, by the name wanted, and the folder that they are in. */
export interface Located {
  readonly folder: string
  readonly files: ReadonlyMap<string, { readonly path: string; readonly bytes: number }>
}

/**
 * The first place with any of the files in it: of each folder, its subfolder of the given name, then
 * itself. Undefined where there is none.
 */
export async function locate(
  folders: readonly string[],
  name: string,
  wanted: readonly string[],
  endings?: readonly string[],
): Promise<Located | undefined> {
  for (const folder of folders.flatMap(folder => [join(folder, name), folder])) {
    const located = await filesIn(folder, wanted, endings)
    if (located.files.size > 0) return located
  }
  return undefined
}

/** Those of the wanted files that a folder has, each with the first of the endings that is there. */
export async function filesIn(
  folder: string,
  wanted: readonly string[],
  endings: readonly string[] = [''],
): Promise<Located> {
  const files = new Map<string, { path: string; bytes: number }>()
  for (const name of wanted) {
    for (const ending of endings) {
      const path = join(folder, name + ending)
      const found = await stat(path).catch(() => undefined)
      if (found?.isFile() && !files.has(name)) files.set(name, { path, bytes: found.size })
    }
  }
  return { folder, files }
}
