import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { directoryOf, mergeShares, pathsOf, readRun } from '../../../src/experiment/index.js'
import { property } from '../../property.js'
import { fileOf, linesOf, small, textOf, writeRun } from './small.js'

const folder = await mkdtemp(join(tmpdir(), 'retrograde-merge-'))
afterAll(() => rm(folder, { recursive: true }))
const fresh = () => mkdtemp(join(folder, 'case-'))

const configuration = small({ seeds: [1, 2, 3] })
const paths = pathsOf(configuration)
const whole = textOf(linesOf(configuration).flat())

const sharesIn = (under: string, of: number) =>
  Promise.all(
    Array.from({ length: of }, (_, index) => writeRun(under, configuration, { index, of })),
  )

property(
  [
    fc
      .integer({ min: 1, max: paths.length })
      .chain(of =>
        fc.tuple(
          fc.constant(of),
          fc.shuffledSubarray([...Array(of).keys()], { minLength: of, maxLength: of }),
        ),
      ),
    fc.nat(),
  ],
  { numRuns: 25 },
)('shares in any order make the undivided run, byte for byte', async ([of, order], copy) => {
  const under = await fresh()
  const shares = await sharesIn(under, of)
  // One of them is there twice.
  const twice = join(under, 'copy')
  await cp(shares[copy % of]!, twice, { recursive: true })
  const merged = await mergeShares([...order.map(i => shares[i]!), twice], { under })
  expect(merged).toBe(directoryOf(under, configuration))
  expect(await readFile(join(merged, 'metrics.jsonl'), 'utf8')).toBe(whole)
  const { file, timings } = await readRun(merged)
  const devices = order.map(i => `machine ${i}`)
  expect(file).toEqual({ ...fileOf(configuration), by: { ...fileOf(configuration).by, devices } })
  expect(timings).toHaveLength(linesOf(configuration).flat().length)
  // Again, it is there already.
  expect(await mergeShares(shares, { under })).toBe(merged)
  expect(await readFile(join(merged, 'metrics.jsonl'), 'utf8')).toBe(whole)
})

test('a run that is under way in its directory is completed, and keeps no checkpoint', async () => {
  const under = await fresh()
  const shares = await sharesIn(under, 2)
  const some = linesOf(configuration).map(lines => lines.slice(0, 2))
  const path = await writeRun(under, configuration, undefined, some.flat())
  await mergeShares(shares, { under })
  expect(await readFile(join(path, 'metrics.jsonl'), 'utf8')).toBe(whole)
  expect((await readdir(path)).sort()).toEqual(['config.json', 'metrics.jsonl', 'timings.jsonl'])
})

test('what makes no run is refused in one line, and nothing is written', async () => {
  const under = await fresh()
  const shares = await sharesIn(under, 3)
  const other = await writeRun(under, small(), { index: 1, of: 3 })
  const half = await writeRun(under, configuration, { index: 1, of: 2 })
  const run = await writeRun(await fresh(), configuration, undefined)
  const changed = async (name: string, change: (lines: string[]) => string[]) => {
    const path = join(under, name)
    await cp(shares[1]!, path, { recursive: true })
    const lines = textOf(linesOf(configuration, { index: 1, of: 3 }).flat()).split('\n')
    await writeFile(join(path, 'metrics.jsonl'), change(lines.slice(0, -1)).join('\n').concat('\n'))
    return path
  }
  const unfinished = await changed('unfinished', lines => lines.slice(0, -1))
  const edited = await changed('edited', ([first, ...rest]) => [
    first!.replace(/"loss":0/, '"loss":1'),
    ...rest,
  ])
  const foreign = await changed('foreign', ([, ...rest]) => rest)
  const before = await readdir(under)
  const out = join(under, 'out')
  const refused = async (given: readonly (string | undefined)[], message: string | RegExp) => {
    await expect(mergeShares(given as string[], { under, out })).rejects.toMatchObject({
      name: 'RunError',
      message: expect.stringMatching(message),
    })
  }
  const [a, b, c] = shares
  await refused([a, b], /^merge: expected 3 shares of fig4-[0-9a-f]{10}, share 2 is missing$/)
  await refused([b], /^merge: expected 3 shares of fig4-\w+, shares 0, 2 are missing$/)
  await refused([a, other, c], /expected one of 3 shares of fig4-\w+, as .*, got fig4-\w+, share 1/)
  await refused([a, half, c], /expected one of 3 shares of fig4-\w+, as .*, got fig4-\w+, share 1/)
  await refused([a, run, c], /expected a share of a run, got a whole one, fig4-\w+$/)
  await refused(
    [a, unfinished, c],
    /unfinished: expected a share that is finished, got 1 of 2 paths: run it again$/,
  )
  await refused([a, b, edited, c], /edited: expected the lines of .*, which is share 1 too, got/)
  await refused([a, foreign, c], /foreign.metrics\.jsonl: expected n = 2 of .*, got \{"arm"/)
  await refused([a, under], /expected a run directory, with config\.json$/)
  await refused([], 'merge: expected shares of a run, got none')
  expect(await readdir(under)).toEqual(before)
})

test('where there is another run, or one with other lines, that stays as it is', async () => {
  const under = await fresh()
  const shares = await sharesIn(under, 2)
  const inPlace = async (path: string, message: RegExp) => {
    const there = await readFile(join(path, 'metrics.jsonl'), 'utf8')
    await expect(mergeShares(shares, { under, out: path })).rejects.toThrow(message)
    expect(await readFile(join(path, 'metrics.jsonl'), 'utf8')).toBe(there)
    expect(await readdir(path)).toContain('config.json')
  }
  await inPlace(
    shares[0]!,
    /expected a new directory or one of fig4-\w+, got one of .*share 0 of 2/,
  )
  await inPlace(await writeRun(under, small(), undefined), /expected a new directory or one of/)
  const [first, ...rest] = linesOf(configuration).flat()
  const other = [{ ...first!, train: { loss: 7 } }, ...rest]
  const path = await writeRun(under, configuration, undefined, other)
  await inPlace(path, /expected no other lines than the shares have, got \{"arm":"forward"/)
})
