import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../../src/tensor/data/make-folder.js'
import { inFolder } from './folder.js'

test('a folder is made with those above it, by several at once, and again', () =>
  inFolder(async folder => {
    const path = join(folder, 'a', 'b', 'c')
    await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(path, 'd'))])
    await makeFolder(path)
    expect((await stat(join(path, 'd'))).isDirectory()).toBe(true)
    await writeFile(join(path, 'file'), '')
    await expect(makeFolder(join(path, 'file'))).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(makeFolder(join(path, 'file', 'e'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  }))

// In a process of its own: one that hangs there cannot end itself.
test.runIf(existsSync('/proc/self'))('a run below /proc is refused in one line', () => {
  const args = ['run', 'fig4', '--scale', 'smoke', '--steps', '2', '--eval-every', '1']
  const { status, signal, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', ...args, '--out', '/proc/retrograde'],
    { encoding: 'utf8', timeout: 30_000, killSignal: 'SIGKILL' },
  )
  expect({ status, signal }).toEqual({ status: 2, signal: null })
  expect(stderr).toMatch(
    /^retrograde: \/proc\/retrograde: expected a folder that can be written, got .*\n$/,
  )
})
