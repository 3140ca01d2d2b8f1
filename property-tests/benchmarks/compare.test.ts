import { describe, expect, test } from 'vitest'
import { compare } from '../../benchmarks/harness/compare.js'
import { caseLines } from '../../benchmarks/harness/lines.js'
import { outcomeOf, resultOf } from '../../benchmarks/harness/ratios.js'
import type { Case } from '../../benchmarks/harness/work.js'
import { caseOf, type Fake, fakeSide, type Log, sideOf } from './fake-sides.js'

const effort = { rounds: 7, least: 4 }

const compared = (fakes: Readonly<Record<string, Fake>>, more: Partial<Case> = {}, log: Log = []) =>
  compare(
    caseOf(
      Object.keys(fakes).map(name => sideOf(name)),
      more,
    ),
    ({ name }) => fakeSide(name, fakes[name]!, log),
    effort,
  )

describe('sides are compared', () => {
  test('time a unit, whatever a round repeats, and ratios to the first', async () => {
    const fakes = { ours: { seconds: 0.5 }, peer: { seconds: 1.5 } }
    const one = caseOf(Object.keys(fakes).map(name => sideOf(name)))
    const { rows } = resultOf(one, await compared(fakes))
    expect(rows.map(({ time }) => time!.median)).toEqual([0.05, expect.closeTo(0.15)])
    expect(rows[0]!.ratio).toBeUndefined()
    expect(rows[1]!.ratio!.median).toBeCloseTo(3)
  })

  test('in every round each side once, all in random orders', async () => {
    const log: Log = []
    await compared({ ours: { seconds: 5 }, a: { seconds: 5 }, b: { seconds: 5 } }, {}, log)
    const runs = log.filter(line => line.endsWith('.run')).slice(6) // those before warm up
    const rounds = Array.from({ length: 7 }, (_, r) => runs.slice(3 * r, 3 * r + 3))
    for (const round of rounds) expect([...round].sort()).toEqual(['a.run', 'b.run', 'ours.run'])
  })

  test('a first run that compiles is no measure of how often the work fits into a round', async () => {
    let runs = 0
    const slowOnce = {
      ...fakeSide('ours', {}),
      run: async (repeats: number) => {
        const wall = repeats * 0.5 + (runs++ === 0 ? 100 : 0)
        return { wall, cpu: wall }
      },
    }
    const [side] = await compare(caseOf([sideOf('ours')]), () => slowOnce, effort)
    expect(side).toMatchObject({ repeats: 9 }) // 4 s of 0.5 s each, and a tenth to spare
  })

  test('a share of the work is scaled to all of it, and said', async () => {
    const one = caseOf([sideOf('ours'), sideOf('peer')])
    const sides = await compare(
      one,
      ({ name }) => {
        const side = fakeSide(name, { seconds: 1 })
        if (name === 'ours') return side
        const share = { of: 0.01, because: 'the first 10 of 1000' }
        return { ...side, prepare: async () => ({ ...(await side.prepare()), share }) as never }
      },
      effort,
    )
    const { rows } = resultOf(one, sides)
    expect(rows[1]!.ratio!.median).toBeCloseTo(100)
    expect(rows[1]!.notes).toEqual(['extrapolated from the first 10 of 1000'])
  })

  test('all sides are closed, whatever happens', async () => {
    const log: Log = []
    await expect(compared({ ours: {}, peer: { answer: [9, 9] } }, {}, log)).rejects.toThrow()
    expect(log.filter(line => line.endsWith('.close'))).toEqual(['ours.close', 'peer.close'])
  })
})

describe('who computes something else is refused', () => {
  const ours = { answer: [1, -1000] }
  test.each([
    [
      'another number',
      { answer: [1.1, -1000] },
      'a fake case, peer: expected 1 at 0 to within 1.0e-3 (float32), got 1.1',
    ],
    [
      'no number',
      { answer: [1, Number.NaN] },
      'a fake case, peer: expected -1000 at 1 to within 1.0e-3 (float32), got NaN',
    ],
    ['fewer numbers', { answer: [1] }, 'a fake case, peer: expected 2 numbers, got 1'],
  ])('%s', async (_, peer, message) => {
    await expect(compared({ ours, peer })).rejects.toThrow(message)
  })

  test('not who is within the tolerance', async () => {
    await expect(compared({ ours, peer: { answer: [1.0009, -1000] } })).resolves.toHaveLength(2)
  })

  test('nor whose answer is said to be another', async () => {
    const sides = [sideOf('ours'), sideOf('peer', { apart: 'it stops too early' })]
    const open = ({ name }: { name: string }) =>
      fakeSide(name, name === 'ours' ? ours : { answer: [0, 0] })
    await expect(compare(caseOf(sides), open, effort)).resolves.toHaveLength(2)
  })
})

test('a peer that is missing is said, and is no row of times', async () => {
  const fakes = { ours: {}, peer: { missing: "No module named 'torch'" } }
  const one = caseOf(
    Object.keys(fakes).map(name => sideOf(name)),
    { targets: [{ least: 1 }] },
  )
  const result = resultOf(one, await compared(fakes))
  expect(result.rows[1]).toMatchObject({ missing: "No module named 'torch'" })
  expect(result.targets[0]!.reached).toBeUndefined()
  expect(caseLines(result)).toContain("  peer: missing: No module named 'torch'")
  expect(caseLines(result).at(-1)).toBe('  target ≥ 1 against the fastest peer: not measured')
})

test('ours missing is an error', async () => {
  await expect(compared({ ours: { missing: 'no build' }, peer: {} })).rejects.toThrow(
    'a fake case: no build',
  )
})

describe('targets are of the fastest peer named', () => {
  const fakes = { ours: { seconds: 1 }, a: { seconds: 2 }, b: { seconds: 3 } }
  const outcome = async (target: NonNullable<Case['targets']>[number]) => {
    const one = caseOf(
      Object.keys(fakes).map(name => sideOf(name)),
      { targets: [target] },
    )
    return resultOf(one, await compared(fakes)).targets[0]
  }
  test.each([
    [{ least: 2 }, { reached: true, by: 'a' }],
    [{ least: 2.5 }, { reached: false, by: 'a' }],
    [
      { least: 2.5, against: ['b'] },
      { reached: true, by: 'b' },
    ],
    [{ within: 0.1 }, { reached: true }],
    [{ within: 0.09 }, { reached: false }],
  ])('%j', async (target, expected) => expect(await outcome(target)).toMatchObject(expected))

  test.each([
    [1.9, 2.2, { reached: true, open: true }],
    [2.05, 2.2, { reached: true, open: false }],
  ])('from %d to %d: another run may say otherwise, or not', (low, high, expected) => {
    const ratio = { median: 2.1, low, high, confidence: 0.95 }
    const peer = { name: 'a', peer: true, cores: 1, notes: [], ratio } as const
    expect(outcomeOf({ least: 2 }, [peer])).toMatchObject(expected)
  })
})
