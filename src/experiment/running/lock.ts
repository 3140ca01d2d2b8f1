import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { RunError } from './run-error.js'

/**
 * Keeps a run directory for this process until the returned function is called. A lock of a process
 * of this machine that is no more is taken over; of a process of another machine nothing is known.
 * @throws RunError where another process runs in it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'lock')
  const mine = `${process.pid} ${hostname()} ${startOf(process.pid)}\n`
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, mine)
  try {
    while (!(await taken(draft, path, mine))) {
      const holder = await holderOf(path)
      if (holder === undefined) continue // it was given up meanwhile
      refuseHeld(directory, path, holder)
      // One at a time takes a lock of nobody away, or it might take away that of who was before it.
      const turn = `${path}.turn`
      if (await taken(draft, turn, mine)) {
        if ((await holderOf(path)) === holder) await rm(path, { force: true })
        await rm(turn, { force: true })
      } else await giveUpTurn(turn)
    }
  } finally {
    await rm(draft, { force: true })
  }
  return async () => {
    if ((await holderOf(path)) === mine) await rm(path, { force: true })
  }
}

const holderOf = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch(() => undefined)

function refuseHeld(directory: string, path: string, holder: string): void {
  const [pid, host, start] = holder.trim().split(' ')
  if (!host || (host === hostname() && !isAlive(Number(pid), start))) return
  throw new RunError(
    `${directory}: expected a run that nobody else is at, process ${pid} on ${host} is (if not, remove ${path})`,
  )
}

/** Waits for who takes a lock away, which is a moment's work; after a second it must have been killed. */
async function giveUpTurn(turn: string): Promise<void> {
  const holder = await holderOf(turn)
  for (let waited = 0; waited < 50; waited++) {
    await setTimeout(20)
    if ((await holderOf(turn)) !== holder) return
  }
  await rm(turn, { force: true })
}

/** Whether the lock could be taken: with what is in it, at once, where the file system has links. */
async function taken(draft: string, path: string, mine: string): Promise<boolean> {
  const exists = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return false
    throw error
  }
  const written = () => writeFile(path, mine, { flag: 'wx' }).then(() => true, exists)
  return link(draft, path)
    .then(() => true, exists)
    .catch(written)
}

/** Whether a process is there, and is the one that started then: numbers are given again. */
function isAlive(pid: number, start: string | undefined): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return !start || startOf(pid) === start
}

/** When a process started, in ticks since the machine did; nothing where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]!
  } catch {
    return ''
  }
}
