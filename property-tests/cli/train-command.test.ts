import { execFile } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { trainCommand } from '../../src/cli/train.js'
import type { Outcome } from '../../src/tensor/training/index.js'

const main = new URL('../../src/cli/main.ts', import.meta.url).pathname

/** Runs `retrograde train` from its source, in no terminal. */
function train(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(resolve => {
    const all = ['--import', 'tsx', main, 'train', ...args]
    execFile(process.execPath, all, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

interface Printed {
  readonly outcomes: readonly Outcome[]
}

describe('retrograde train', () => {
  test('trains an MLP in three orders, within 80 columns, and leaves nothing behind', async () => {
    const { code, out, err } = await train('mlp', '--set', 'regression-cosine', '--widths', '20')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80)
    expect(out).toContain('MLP 1-20-1, SGD, h = 0.01, i.i.d. batches of 8 of 101 rows')
    expect(out).toMatch(/not normalised; examined on 101 rows to train and 100 to test\s+with/)
    expect(out).toMatch(/^dense: WebAssembly (relaxed )?SIMD.*, one thread$/m)
    const rows = [...out.matchAll(/^(forward|backward|anchored:4) +([48]) +(\S+) +(\S+)$/gm)]
    expect(rows.map(([, order, n]) => `${order} ${n}`)).toEqual([
      ...['forward 4', 'forward 8', 'backward 4', 'backward 8', 'anchored:4 4', 'anchored:4 8'],
    ])
    expect(out).toMatch(
      /32 map applications \(8 \+ 12 \+ 12\) in \d+\.\d s; 0 tensors or arrays left\s+behind/,
    )
  })

  test.each(['vgg-19', 'resnet-18', 'resnet-50'])(
    '%s on digits, by the one compositor on tensors: the same bits twice, nothing left behind',
    { timeout: 240_000 },
    async model => {
      const options = ['--width', '0.05', '--batch', '4', '--at', '2,3', '--rows', '20', '--json']
      const orders = ['--orders', 'forward,backward,anchored:1', '--backend', 'wasm']
      const runs = await Promise.all([1, 2].map(() => train(model, ...options, ...orders)))
      const [one, two] = runs.map(({ code, out, err }) => {
        expect({ code, err }).toEqual({ code: 0, err: '' })
        return (JSON.parse(out) as Printed).outcomes
      })
      expect(one).toEqual(two)
      expect(one!.map(({ applications, left }) => [applications, left])).toEqual([
        ...[
          [3, 0],
          [5, 0],
          [4, 0],
        ],
      ])
      for (const { readings } of one!) {
        for (const { test } of readings) expect(test!.loss).toBeGreaterThan(0)
      }
      // Another order is another iterate.
      const last = one!.map(({ readings }) => readings.at(-1)!.test!.loss)
      expect(new Set(last).size).toBe(3)
    },
  )

  test('what comes out does not depend on the number of workers', {
    timeout: 240_000,
  }, async () => {
    const options = ['mlp', '--set', 'iris', '--widths', '8', '--at', '5,6,7,8', '--json']
    const outcomes = await Promise.all(
      ['1', '2'].map(async workers => {
        const { out } = await train(...options, '--workers', workers, '--optimizer', 'adamw')
        return (JSON.parse(out) as Printed).outcomes.map(({ readings }) => readings)
      }),
    )
    expect(outcomes[1]).toEqual(outcomes[0])
  })
})

describe('wrong usage is one clear line on stderr and exit code 2', () => {
  test.each([
    [['vgg'], 'train: expected one of mlp, vgg-19, resnet-18, resnet-50, got "vgg"'],
    [['mlp', '--orders', 'sideways'], /^order: expected one of forward, .*, got "sideways"$/],
    [
      ['resnet-18', '--backend', 'dense'],
      'dense: expected an MLP, got resnet-18: use another backend',
    ],
    [['resnet-18', '--set', 'iris'], 'resnet-18: expected images with classes, got iris'],
    [['mlp', '--width', '2'], '--width: expected with images only, got it with mlp, sgd'],
    [['vgg-19', '--widths', '2'], '--widths: expected with mlp only, got it with vgg-19, sgd'],
    [
      ['mlp', '--no-batch-norm'],
      '--no-batch-norm: expected with images only, got it with mlp, sgd',
    ],
    [
      ['mlp', '--beta', '0.5'],
      '--beta: expected with momentum or nesterov only, got it with mlp, sgd',
    ],
    [['mlp', '--decay', '1'], '--decay: expected with adamw only, got it with mlp, sgd'],
    [['mlp', '--data', '/no/such/folder'], '--data: expected a folder, got "/no/such/folder"'],
    [
      ['mlp', '--set', 'iris', '--widths', '100000,100000'],
      'MLP 4-100000-100000-3: expected at most 268435456 parameters, got 10000900003',
    ],
    [
      ['resnet-18', '--width', '1e9', '--backend', 'cpu'],
      /^ResNet-18 ×1000000000: expected at most 268435456 parameters, got /,
    ],
    [['mlp', '--batch', '0'], '--batch: expected an integer ≥ 1, got 0'],
    [['mlp', '--lr', '-1'], '--lr: expected a number > 0, got "-1"'],
    [['mlp', '--set', 'letters'], /^data set "letters": expected one of regression-square, /],
  ])('%j', async (args, message) => {
    const command = trainCommand(() => {}).exitOverride()
    await expect(command.parseAsync(args, { from: 'user' })).rejects.toThrow(message)
  })

  test('from threads too, whatever they cannot do', { timeout: 120_000 }, async () => {
    for (const options of [
      ['vgg-19', '--set', 'iris'],
      ['resnet-18', '--backend', 'dense'],
    ]) {
      const one = await train(...options)
      const two = await train(...options, '--workers', '2')
      expect(one).toMatchObject({ code: 2, out: '' })
      expect(two).toEqual(one)
    }
  })

  test('as a command', async () => {
    expect(await train('mlp', '--set', 'iris', '--widths', '0')).toEqual({
      ...{ code: 2, out: '', err: 'retrograde: --widths: expected an integer ≥ 1, got 0\n' },
    })
  })
})
