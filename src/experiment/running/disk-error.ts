import { RunError } from './run-error.js'

/** What the file system refuses (no room, no permission, read-only) as a RunError; else the error. */
export function diskError(path: string, error: unknown): unknown {
  const { code, syscall, message } = error as Partial<NodeJS.ErrnoException>
  if (code === undefined || syscall === undefined) return error
  return new RunError(`${path}: expected a folder that can be written, got ${message}`)
}
