import { stat } from 'node:fs/promises'
import { UsageError } from './usage.js'

/** Throws UsageError where --out names nothing: paths below that would be those of the current folder. */
export function refuseEmpty(out: string | undefined): void {
  if (out === '') throw new UsageError('--out: expected a folder, got ""')
}

/** Throws UsageError unless --data is left out or names a folder that there is. */
export async function needFolder(data: string | undefined): Promise<void> {
  if (data === undefined || (await stat(data).catch(() => undefined))?.isDirectory()) return
  throw new UsageError(`--data: expected a folder, got ${JSON.stringify(data)}`)
}
