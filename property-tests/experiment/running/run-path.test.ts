import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Arm, Configuration, Metric } from '../../../src/experiment/index.js'
import { type Evaluation, evaluate } from '../../../src/experiment/running/evaluation.js'
import { examined } from '../../../src/experiment/running/examined.js'
import type { Pool } from '../../../src/experiment/running/pool.js'
import { recordsOf } from '../../../src/experiment/running/records.js'
import { runPath } from '../../../src/experiment/running/run-path.js'
import type { Run } from '../../../src/order/word.js'
import { openTrainer, type Trainer } from '../../../src/tensor/training/index.js'
import { property } from '../../property.js'
import { data, small } from './small.js'

const folder = await mkdtemp(join(tmpdir(), 'retrograde-path-'))
afterAll(() => rm(folder, { recursive: true }))

const [template] = small().arms
const training = { ...template!.training, model: { name: 'mlp', widths: [3] } as const }
const at = [1, 2, 4, 5, 8, 9, 11, 12]
const ordered = (order: string): Arm => ({ name: order, training, read: { order }, at })
const trainer = await openTrainer(training, data)
const looked = examined({ ...data, rows: { train: 101, test: 100 }, choosing: true })

/** Evaluates here; after so many readings it is as if the process were killed. */
class Killed extends Error {}
const poolOf = (lives: number, of: Trainer = trainer): Pool => ({
  async evaluate(evaluation: Evaluation) {
    if (lives-- <= 0) throw new Killed()
    return evaluate(of, evaluation, looked)
  },
  close: async () => {},
})

interface Conduct {
  readonly lives?: number
  readonly room?: () => number
  readonly checkpointEvery?: number
}

/** Goes on with a path; returns its lines, and whether it came to its end. */
async function goOn(arm: Arm, recorded: readonly Metric[], checkpoint: string, conduct: Conduct) {
  const { lives = Number.POSITIVE_INFINITY, room = () => 1, checkpointEvery = 0 } = conduct
  const lines = [...recorded]
  const ended = await runPath({
    ...{ path: { arm, index: 0, seed: 1 }, pool: poolOf(lives), recorded, checkpoint },
    ...{ room, checkpointEvery, onReading: metric => void lines.push(metric) },
  }).then(
    () => true,
    error => {
      if (error instanceof Killed) return false
      throw error
    },
  )
  return { lines, ended }
}

const fresh = async () => join(await mkdtemp(join(folder, 'path-')), 'checkpoint')

describe('a path', () => {
  const arms = [
    ...['forward', 'backward', 'anchored:3', 'anchored:doubling', 'anchored-reuse:3'],
    ...['intermittent:4', 'switched:5', 'mean:forward+backward', 'permuted:1'],
  ].map(ordered)
  const policies = [
    { kind: 'period', period: 4 },
    { kind: 'plateau', patience: 1 },
    { kind: 'better', period: 2 },
  ] as const
  for (const resets of policies) arms.push({ name: resets.kind, training, read: { resets }, at })
  const conduct = fc.record({
    lives: fc.integer({ min: 0, max: at.length }),
    most: fc.integer({ min: 1, max: 4 }),
    checkpointEvery: fc.constantFrom(0, Number.POSITIVE_INFINITY),
    // How many of the lines are lost again: those that had not reached the disk.
    lost: fc.constantFrom(0, 0, 1, 2),
  })

  property([fc.constantFrom(...arms), fc.array(conduct, { maxLength: 4 })], { numRuns: 60 })(
    'killed as often as may be has the lines of an undisturbed one',
    async (arm, kills) => {
      const { lines: expected } = await goOn(arm, [], await fresh(), {})
      const checkpoint = await fresh()
      let lines: Metric[] = []
      for (const { most, lost, ...rest } of kills) {
        ;({ lines } = await goOn(arm, lines, checkpoint, { ...rest, room: () => most }))
        lines = lines.slice(0, lines.length - Math.min(lost, lines.length))
      }
      const end = await goOn(arm, lines, checkpoint, {})
      expect(end).toEqual({ lines: expected, ended: true })
      if (lines.length < at.length) await expect(readFile(checkpoint)).rejects.toThrow('ENOENT')
    },
  )

  test('leaves no draft of a checkpoint behind that a kill left', async () => {
    const checkpoint = await fresh()
    await writeFile(`${checkpoint}.tmp`, 'half')
    await goOn(ordered('forward'), [], checkpoint, { checkpointEvery: Number.POSITIVE_INFINITY })
    expect(await readdir(join(checkpoint, '..'))).toEqual([])
  })

  test('takes a checkpoint for what it is: of these lines, whole, or none', async () => {
    const arm = ordered('forward')
    const { lines: whole } = await goOn(arm, [], await fresh(), {})
    const halfway = async () => {
      const checkpoint = await fresh()
      const { lines } = await goOn(arm, [], checkpoint, { lives: 5 })
      expect(lines).toEqual(whole.slice(0, 5))
      return { checkpoint, lines }
    }
    // Control: it is used; nothing before it is made again.
    const used = await halfway()
    const rest = await goOn(arm, used.lines, used.checkpoint, { lives: at.length - 5 })
    expect(rest).toEqual({ lines: whole, ended: true })
    // Of more readings than there are lines, it is put aside.
    const early = await halfway()
    expect(await goOn(arm, early.lines.slice(0, 3), early.checkpoint, {})).toEqual(rest)
    // Broken in any byte of its header, or cut short, it is none.
    for (const spoil of [
      (bytes: Buffer) => bytes.fill(0),
      (bytes: Buffer) => bytes.fill(255, 0, 8),
      (bytes: Buffer) => bytes.subarray(0, 7),
      (bytes: Buffer) => bytes.subarray(0, bytes.length - 1),
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('[3]', '[9]'), 'latin1'),
    ]) {
      const broken = await halfway()
      await writeFile(broken.checkpoint, spoil(await readFile(broken.checkpoint)))
      expect(await goOn(arm, broken.lines, broken.checkpoint, {})).toEqual(rest)
    }
  })

  test('notices a line before its checkpoint that was changed', async () => {
    const arm = ordered('forward')
    const checkpoint = await fresh()
    const { lines } = await goOn(arm, [], checkpoint, { lives: 6 })
    const changed = lines.map((line, i) => (i === 1 ? { ...line, train: { loss: 0.5 } } : line))
    await expect(goOn(arm, changed, checkpoint, {})).rejects.toMatchObject({
      name: 'RunError',
      message: expect.stringMatching(/^metrics\.jsonl: expected .*"n":2,.*, got .*"loss":0\.5/),
    })
  })

  test('ends at the reading that diverged, though others are under way and there is less room', async () => {
    const wild: Arm = {
      ...ordered('backward'),
      training: { ...training, rule: { method: 'SGD', h: 1e9 } },
    }
    const opened = await openTrainer(wild.training, data)
    // Others ended as this began, and then began again.
    const rooms = [8, 8, 8, 8, 1]
    const lines: Metric[] = []
    await runPath({
      path: { arm: { ...wild, at: [4, 5, 6, 7, 8, 9, 10, 11] }, index: 0, seed: 1 },
      pool: poolOf(99, opened),
      ...{ recorded: [], checkpoint: await fresh(), room: () => rooms.shift() ?? 1 },
      onReading: metric => void lines.push(metric),
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]!.diverged).toMatch(/^train loss /)
  })
})

describe('an evaluation', () => {
  test.each(['apply', 'save', 'examine'] as const)(
    'releases all it made when %s fails',
    async where => {
      const live = trainer.live()
      const fail = () => {
        throw new Error('no')
      }
      const { maps } = trainer
      const faulty: Trainer = {
        ...trainer,
        ...(where !== 'apply' && { [where]: fail }),
        maps: {
          ...maps,
          realize(seed, stream) {
            const sequence = maps.realize(seed, stream)
            const broken = { ...sequence.at(3), apply: fail, applyInPlace: fail }
            return { at: i => (where === 'apply' && i === 3 ? broken : sequence.at(i)) }
          },
        },
      }
      const part = (from: number): Run => ({ from, step: 1, length: 1 })
      for (const at of [1, 2, 3]) {
        const word = [1, 2, 3].map((_, k) => part(((at + k) % 3) + 1))
        const evaluation = { arm: 0, seed: 1, parts: [{ word, from: undefined, keep: 1 }] }
        await expect(evaluate(faulty, evaluation, looked)).rejects.toThrow('no')
        expect(trainer.live()).toBe(live)
      }
    },
  )
})

test('lines of metrics.jsonl that no run writes are refused in one line', () => {
  const configuration = { ...small(), arms: [ordered('forward')], seeds: [1] } as Configuration
  const paths = [{ arm: configuration.arms[0]!, index: 0, seed: 1 }]
  const line = (n: number, more: object = {}) =>
    ({ ...{ arm: 'forward', seed: 1, n, applications: 1, gap: 1 }, ...marks, ...more }) as Metric
  const marks = { train: { loss: 1 }, test: { loss: 1 } }
  const diverged = { diverged: 'train loss NaN' }
  const refused = (lines: readonly unknown[]) => {
    try {
      recordsOf('metrics.jsonl', lines as Metric[], paths)
    } catch (error) {
      return (error as Error).message
    }
    return 'taken'
  }
  expect(refused([line(1), line(2)])).toBe('taken')
  expect(refused([line(1), line(2, diverged)])).toBe('taken')
  expect(refused([line(1, diverged), line(2)])).toMatch(
    /^metrics\.jsonl: expected no more of forward, seed 1 in line 2, got \{"arm":"forward"/,
  )
  expect(refused([line(1), line(1)])).toMatch(/expected n = 2 of forward, seed 1 in line 2, got/)
  expect(refused([line(2)])).toMatch(/expected n = 1 of forward, seed 1 in line 1, got/)
  expect(refused([...at.map(n => line(n)), line(12)])).toMatch(/expected no more of forward/)
  for (const foreign of [line(1, { seed: 9 }), line(1, { arm: 'x' }), null, 5, 'x', {}]) {
    expect(refused([foreign])).toMatch(/expected a reading of this run in line 1, got/)
  }
})
