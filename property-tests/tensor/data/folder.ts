import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { DataError } from '../../../src/tensor/data/index.js'

/** Runs with a folder of its own, which is gone afterwards. */
export async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'retrograde-data-'))
  try {
    return await run(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** That something is refused with exactly this line. */
export async function refused(run: () => unknown, line: string): Promise<void> {
  const error = await Promise.resolve()
    .then(run)
    .then(
      () => undefined,
      (error: unknown) => error,
    )
  expect(error).toEqual(new DataError(line))
  expect(line).not.toContain('\n')
}
