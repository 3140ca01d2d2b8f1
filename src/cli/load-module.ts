import { stat } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { register } from 'tsx/esm/api'
import { UsageError } from './usage.js'

/** The endings of files that can be loaded. */
const endings = ['.ts', '.mts', '.js', '.mjs']

/** What a JavaScript or TypeScript module exports. Throws UsageError, in one line, if it won't load. */
export async function loadModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  const file = resolve(path)
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) {
    const got = found === undefined ? 'no such file' : 'what is no file'
    throw new UsageError(`module ${JSON.stringify(path)}: expected a file, got ${got}`)
  }
  if (!endings.includes(extname(file))) {
    throw new UsageError(
      `module ${JSON.stringify(path)}: expected a file ending in ${endings.join(', ')}`,
    )
  }
  const unregister = extname(file).endsWith('ts') ? register() : () => {}
  try {
    return await import(pathToFileURL(file).href)
  } catch (error) {
    const lines = String(error)
      .split('\n')
      .filter(line => line.trim() !== '')
    // Below "Transform failed with 1 error:" it says which.
    const first = lines[0]?.endsWith(':') ? `${lines[0]} ${lines[1] ?? ''}` : lines[0]
    throw new UsageError(
      `module ${JSON.stringify(path)}: expected a module that loads, got ${first}`,
    )
  } finally {
    await unregister()
  }
}
