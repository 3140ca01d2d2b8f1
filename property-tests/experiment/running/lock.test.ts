import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lockDirectory } from '../../../src/experiment/running/lock.js'

const folder = await mkdtemp(join(tmpdir(), 'retrograde-lock-'))
afterAll(() => rm(folder, { recursive: true }))

async function locked(text: string): Promise<string> {
  const directory = await mkdtemp(join(folder, 'run-'))
  await writeFile(join(directory, 'lock'), text)
  return directory
}

test('of a process that is there, the second is refused in one line that names it', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  try {
    const directory = await locked(`${other.pid} ${hostname()}\n`)
    await expect(lockDirectory(directory)).rejects.toMatchObject({
      name: 'RunError',
      message: `${directory}: expected a run that nobody else is at, process ${other.pid} on ${hostname()} is (if not, remove ${join(directory, 'lock')})`,
    })
    expect(await readdir(directory)).toEqual(['lock'])
    // Of a process that is no more, it is taken over.
    const gone = once(other, 'exit')
    other.kill('SIGKILL')
    await gone
    const unlock = await lockDirectory(directory)
    expect(await readFile(join(directory, 'lock'), 'utf8')).toMatch(`${process.pid} `)
    await unlock()
    expect(await readdir(directory)).toEqual([])
  } finally {
    other.kill('SIGKILL')
  }
})

test('this process refuses itself', async () => {
  const directory = await mkdtemp(join(folder, 'run-'))
  const unlock = await lockDirectory(directory)
  await expect(lockDirectory(directory)).rejects.toThrow(`process ${process.pid} on`)
  await unlock()
  await (await lockDirectory(directory))()
})

// A container that is begun again has the same name, and its process the same number.
test.runIf(existsSync('/proc/self/stat'))(
  'of a process whose number was given again is taken over',
  async () => {
    const directory = await locked(`${process.pid} ${hostname()} 1\n`)
    await (await lockDirectory(directory))()
  },
)

test.each(['', '\n', 'x', '0 ', '-1 '])('a lock of %j is of nobody', async pid => {
  const directory = await locked(pid.trim() === '' ? pid : `${pid.trim()} ${hostname()}\n`)
  await (await lockDirectory(directory))()
})

test('of a process of another machine nothing is known', async () => {
  const directory = await locked('1 elsewhere 5\n')
  await expect(lockDirectory(directory)).rejects.toThrow('process 1 on elsewhere is')
})

test('of many who find a lock of nobody, one has it', async () => {
  for (let round = 0; round < 20; round++) {
    const directory = await locked(`0 ${hostname()}\n`)
    const ends = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)))
    const held = ends.filter(({ status }) => status === 'fulfilled')
    expect(held).toHaveLength(1)
    expect(await readdir(directory)).toEqual(['lock'])
  }
})

test('a lock that somebody else has by now is not given up', async () => {
  const directory = await mkdtemp(join(folder, 'run-'))
  const unlock = await lockDirectory(directory)
  await writeFile(join(directory, 'lock'), '1 elsewhere 5\n')
  await unlock()
  expect(await readFile(join(directory, 'lock'), 'utf8')).toBe('1 elsewhere 5\n')
})
