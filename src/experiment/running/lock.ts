import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { RunError } from './run-error.js'

/**
 * Keeps a run directory for this process until the returned function is called. A lock of a process
 * of this machine that is no more is taken over.
 * @throws RunError where another process runs in it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'lock')
  const mine = `${process.pid} ${hostname()}\n`
  for (;;) {
    const taken = await writeFile(path, mine, { flag: 'wx' }).then(
      () => false,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
        return true
      },
    )
    if (!taken) return () => rm(path, { force: true })
    const holder = await readFile(path, 'utf8').catch(() => '')
    const [pid, host] = holder.trim().split(' ')
    if (host === hostname() ? isAlive(Number(pid)) : holder !== '') {
      throw new RunError(
        `${directory}: expected a run that nobody else is at, process ${pid} on ${host} is (if not, remove ${path})`,
      )
    }
    await rm(path, { force: true })
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
