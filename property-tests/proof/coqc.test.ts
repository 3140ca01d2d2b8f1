import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { CoqError, coqc, MissingCoqError } from '../../src/proof/coqc.js'

/** Stands in for coqc: the one program on the path. */
let path: string
const install = (script: string) => writeFile(join(path, 'coqc'), script, { mode: 0o755 })

beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'retrograde-coqc-'))
  vi.stubEnv('PATH', path)
})
afterEach(() => rm(join(path, 'coqc'), { force: true }))
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(path, { recursive: true })
})

describe('coqc', () => {
  test('is missing where no such program is on the path', async () => {
    await expect(coqc('.')).rejects.toThrow(MissingCoqError)
  })

  test('gives back what it prints', async () => {
    await install('#!/bin/sh\necho "$1"')
    await expect(coqc('.', '-print-version')).resolves.toBe('-print-version\n')
  })

  test('is not missing where it refuses', async () => {
    await install('#!/bin/sh\necho No such lemma. >&2; exit 1')
    await expect(coqc('.')).rejects.toThrow(new CoqError('No such lemma.'))
  })

  test.each([
    ['the folder', '#!/bin/sh\n', 'not-there'],
    ['what it is run by', '#!/not/there\n', '.'],
  ])('is not missing where %s is', async (_, script, folder) => {
    await install(script)
    const where = join(path, folder)
    await expect(coqc(where)).rejects.toThrow(
      new CoqError(`coqc is there, and could not be run in ${where}: spawn coqc ENOENT`),
    )
  })
})
