import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyHtml } from '../../src/report/html.js'
import { verifyJson } from '../../src/report/json.js'
import { TexError } from '../../src/report/math.js'
import { NotFiniteError } from '../../src/report/print-json.js'
import { OutputError, prepareFolder, writeReport } from '../../src/report/write.js'
import { writeTogether } from '../../src/report/write-together.js'
import { brokenRun, sampleRun } from './sample-run.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retrograde-'))
})
afterEach(() => rm(folder, { recursive: true }))

const read = async (name: string) => readFile(join(folder, name), 'utf8')

describe('a report', () => {
  it('is two files, in a folder made where there is none, and nothing more', async () => {
    const deep = join(folder, 'a', 'b')
    const files = await writeReport(sampleRun, deep)
    expect(files).toEqual({ html: join(deep, 'index.html'), json: join(deep, 'verify.json') })
    expect((await readdir(deep)).sort()).toEqual(['index.html', 'verify.json'])
    expect(await readFile(files.html, 'utf8')).toBe(verifyHtml(sampleRun))
    expect(await readFile(files.json, 'utf8')).toBe(verifyJson(sampleRun))
  })

  it('takes the place of an earlier one', async () => {
    await writeReport(sampleRun, folder)
    await writeReport(brokenRun, folder)
    expect(await read('verify.json')).toBe(verifyJson(brokenRun))
    expect((await readdir(folder)).length).toBe(2)
  })

  it('is never seen by a reader half-written', async () => {
    await writeReport(sampleRun, folder)
    const whole = new Set([sampleRun, brokenRun].map(verifyJson))
    const writing = { done: false }
    const readers = (async () => {
      while (!writing.done) expect(whole.has(await read('verify.json'))).toBe(true)
    })()
    for (let i = 0; i < 5; i++) {
      await Promise.all([writeReport(brokenRun, folder), writeReport(sampleRun, folder)])
    }
    writing.done = true
    await readers
    expect((await readdir(folder)).length).toBe(2)
  })

  it('that cannot be set changes nothing', async () => {
    await writeReport(sampleRun, folder)
    const [first, ...rest] = sampleRun.statements
    const badTex = { ...sampleRun, statements: [{ ...first!, tex: '\\frac{' }, ...rest] }
    await expect(writeReport(badTex, folder)).rejects.toThrow(TexError)
    const badNumber = { ...sampleRun, summary: { ...sampleRun.summary, miss: Number.NaN } }
    await expect(writeReport(badNumber, folder)).rejects.toThrow(NotFiniteError)
    expect(await read('verify.json')).toBe(verifyJson(sampleRun))
    expect(await read('index.html')).toBe(verifyHtml(sampleRun))
    await expect(writeReport(badTex, join(folder, 'new'))).rejects.toThrow(TexError)
    expect((await readdir(folder)).length).toBe(2)
  })
})

describe('files written together', () => {
  it('are left as they were when one of them cannot be written, with no drafts about', async () => {
    const kept = join(folder, 'kept')
    await writeFile(kept, 'old')
    const missing = join(folder, 'no', 'such')
    await expect(
      writeTogether([
        [kept, 'new'],
        [missing, 'new'],
      ]),
    ).rejects.toThrow('ENOENT')
    expect(await read('kept')).toBe('old')
    expect(await readdir(folder)).toEqual(['kept'])
  })

  it('leave no draft when a name is taken by a folder', async () => {
    await mkdir(join(folder, 'taken'))
    await expect(writeTogether([[join(folder, 'taken'), 'new']])).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['taken'])
  })
})

describe('a folder that cannot be written to', () => {
  const refused = async (path: string, reason: string) => {
    for (const attempt of [() => prepareFolder(path), () => writeReport(sampleRun, path)]) {
      const error = await attempt().then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(error).toBeInstanceOf(OutputError)
      expect((error as Error).message).toBe(
        `output folder ${JSON.stringify(path)}: expected one that can be written to, got ${reason}`,
      )
    }
  }

  it('is refused in one line: a file', async () => {
    await writeFile(join(folder, 'file'), 'kept')
    await refused(join(folder, 'file'), 'a file of that name')
    await refused(join(folder, 'file', 'below'), 'a path through a file')
    expect(await read('file')).toBe('kept')
  })

  it('is refused in one line: a name that is too long', async () => {
    await refused(join(folder, 'x'.repeat(300)), 'a name that is too long')
  })

  it('is refused when a folder has the name of a file of the report; the other stays', async () => {
    await mkdir(join(folder, 'index.html'))
    await writeFile(join(folder, 'verify.json'), 'kept')
    await refused(folder, 'a folder where index.html or verify.json has to be')
    expect(await read('verify.json')).toBe('kept')
    expect((await readdir(folder)).length).toBe(2)
  })

  it('is refused in one line: a name no file system takes', async () => {
    await expect(prepareFolder('a\u0000b')).rejects.toThrow(OutputError)
  })
})

it('preparing a folder leaves it empty', async () => {
  await prepareFolder(join(folder, 'new'))
  expect(await readdir(join(folder, 'new'))).toEqual([])
})
