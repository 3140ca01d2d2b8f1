import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { dataCommand } from '../../src/cli/data.js'
import type { DataSource } from '../../src/tensor/data/index.js'
import { cifarBytes, plainRecord, tinyCifar } from '../tensor/data/cifar-files.js'
import { ranged, serving } from '../tensor/data/file-server.js'
import { inFolder } from '../tensor/data/folder.js'
import { md5, writeFiles } from '../tensor/data/idx-files.js'

const main = new URL('../../src/cli/main.ts', import.meta.url).pathname

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'retrograde-test-'))
})
afterAll(() => rm(home, { recursive: true }))

interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `retrograde data` from its source, in no terminal, with a home of its own. */
function data(...args: string[]): Promise<Run> {
  return new Promise(resolve => {
    const all = ['--import', 'tsx', main, 'data', ...args]
    execFile(process.execPath, all, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

// Data that the machine happens to have are no part of this.
beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', home)
  vi.stubEnv('RETROGRADE_DATA', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** Runs the command in this process, with these data sets in place of the catalogue if given. */
async function dataOf(sources: readonly DataSource[] | undefined, ...args: string[]): Promise<Run> {
  const written = { out: '', err: '' }
  const to = (key: 'out' | 'err') => (text: unknown) => {
    written[key] += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(to('out'))
  vi.spyOn(process.stderr, 'write').mockImplementation(to('err'))
  let code = 0
  const command = dataCommand(exit => (code = exit), sources)
  try {
    await command.exitOverride().parseAsync(args, { from: 'user' })
  } finally {
    vi.restoreAllMocks()
  }
  return { code, ...written }
}

const two = cifarBytes([plainRecord(4, 0), plainRecord(5, 1)])
const whole = { 'one.bin': two, 'two.bin': two, 'test.bin': two }

describe('list', () => {
  test('has every data set, on lines of at most 80 columns, and says how to get what is missing', async () => {
    const { code, out, err } = await data('list')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80)
    expect(out).toMatch(/^✓ regression-square +101 +100 +1 +– +–$/m)
    expect(out).toMatch(/^· cifar-10 +50000 +10000 +32×32×3 +10 +170 MB to fetch$/m)
    expect(out).toContain('    missing: retrograde data fetch cifar-10\n')
  })

  test('as JSON', async () => {
    const { out } = await dataOf(undefined, 'list', '--json', '--data', home)
    const sets = JSON.parse(out) as { name: string; status: string }[]
    expect(sets.map(({ name }) => name)).toEqual([
      'regression-square',
      'regression-cosine',
      'regression-cube',
      'iris',
      'mnist-digits',
      'fashion-mnist',
      'cifar-10',
      'cifar-100',
    ])
    expect(sets.find(({ name }) => name === 'cifar-10')).toEqual({
      name: 'cifar-10',
      about: 'tiny photographs in 10 classes (Krizhevsky 2009)',
      rows: { train: 50000, test: 10000 },
      shape: [32, 32, 3],
      classes: 10,
      normalisation: '(pixel/255 − (0.4914, 0.4822, 0.4465))/(0.247, 0.2435, 0.2616)',
      status: 'missing',
      remedy: 'retrograde data fetch cifar-10',
    })
  })

  test('finds what --data has, and says what of it is there', () =>
    inFolder(async folder => {
      await writeFiles(folder, { 'one.bin': two })
      const { out } = await dataOf([tinyCifar()], 'list', '--data', folder)
      expect(out).toContain('◐ tiny-cifar')
      expect(out.replaceAll(/\s+/g, ' ')).toContain(
        `partial, 1 of 2 training batches, 0 of 1 test batches: ${folder}`,
      )
    }))
})

describe('check', () => {
  test('exit code 0 where all that is there is right, though something is missing', () =>
    inFolder(async folder => {
      await writeFiles(folder, whole)
      const run = await dataOf([tinyCifar()], 'check', '--data', folder)
      expect(run).toMatchObject({ code: 0, err: '' })
      expect(run.out).toMatch(/^✓ tiny-cifar: /)
      const { code, out } = await dataOf(undefined, 'check', 'iris', 'mnist-digits')
      expect(code).toBe(0)
      expect(out).toMatch(/^✓ iris: .*\n✓ mnist-digits: /)
    }))

  test('exit code 1, and one line, where something is bad', () =>
    inFolder(async folder => {
      await writeFiles(folder, { ...whole, 'two.bin': two.subarray(1) })
      const { code, out } = await dataOf([tinyCifar()], 'check', '--data', folder)
      expect(code).toBe(1)
      const [fault, ...others] = out.trimEnd().split('\n✗')
      expect(others).toEqual([])
      expect(fault!.replaceAll(/\s+/g, ' ')).toContain(
        'expected a multiple of 3074 bytes, got 6147',
      )
      const { out: json } = await dataOf([tinyCifar()], 'check', '--json', '--data', folder)
      expect(JSON.parse(json)[0].faults).toEqual([
        `tiny-cifar: ${join(folder, 'two.bin')}: expected a multiple of 3074 bytes, got 6147`,
      ])
    }))

  test('what is asked for by name has to be there', async () => {
    const { code, out } = await dataOf([tinyCifar()], 'check', 'tiny-cifar')
    expect({ code, out }).toEqual({
      code: 1,
      out: '· tiny-cifar: missing: retrograde data fetch tiny-cifar\n',
    })
    expect((await dataOf([tinyCifar()], 'check')).code).toBe(0)
  })
})

describe('fetch', () => {
  const source = (url: string): DataSource => ({
    ...tinyCifar(),
    publication: { folder: 'tiny-bin', files: [{ url, bytes: two.length, md5: md5(two) }] },
  })

  test('prints the folder, and no bar where no terminal is', () =>
    inFolder(folder =>
      serving(two, [ranged], async ({ url }) => {
        const run = await dataOf([source(url)], 'fetch', 'tiny-cifar', '--data', folder)
        expect(run).toEqual({ code: 0, out: `${join(folder, 'tiny-bin')}\n`, err: '' })
      }),
    ))

  test('without a network: one line, exit code 1, and nothing left', () =>
    inFolder(async folder => {
      const url = await serving(two, [ranged], async server => server.url)
      const { code, out, err } = await dataOf(
        [source(url)],
        'fetch',
        'tiny-cifar',
        '--data',
        folder,
      )
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toBe(
        `retrograde: tiny-cifar: no answer from ${new URL(url).host} (ECONNREFUSED); ` +
          `by hand: ${url} goes to ${join(folder, 'tiny-bin', 'file.tar.gz')}, then fetch again\n`,
      )
      expect(await readdir(folder)).toEqual([])
    }))
})

describe('wrong usage is one clear line', () => {
  const names =
    'regression-square, regression-cosine, regression-cube, iris, mnist-digits, fashion-mnist, cifar-10, cifar-100'
  test.each([
    [['fetch', 'mnist'], `data set "mnist": expected one of ${names}`],
    [['check', 'iris', 'mnist'], `data set "mnist": expected one of ${names}`],
    [['fetch', 'iris'], 'fetch: expected one of fashion-mnist, cifar-10, cifar-100, got iris'],
    [['list', '--data', '/nowhere'], '--data: expected a folder, got "/nowhere"'],
    [['check', '--data', main], `--data: expected a folder, got ${JSON.stringify(main)}`],
  ])('%j', async (args, line) => {
    await expect(dataOf(undefined, ...args)).rejects.toMatchObject({
      name: expect.stringMatching(/^(UsageError|UnknownDataSetError)$/),
      message: line,
    })
  })

  test.each([
    [['fetch', 'mnist'], `data set "mnist": expected one of ${names}`],
    [['list', '--frob'], "unknown option '--frob'"],
  ])('on stderr, with exit code 2: %j', async (args, line) => {
    expect(await data(...args)).toEqual({ code: 2, out: '', err: `retrograde: ${line}\n` })
  })

  test('a folder of RETROGRADE_DATA that is a file has nothing in it', async () => {
    const file = join(home, 'file')
    await writeFile(file, '')
    vi.stubEnv('RETROGRADE_DATA', file)
    expect((await dataOf([tinyCifar()], 'list')).out).toContain('missing: retrograde data fetch')
  })
})
