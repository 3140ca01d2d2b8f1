import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chained } from '../../src/iterate/chain.js'
import { type Forest, forest } from '../../src/iterate/forest.js'
import { iterates, type PlanOptions, plan, type Strategy } from '../../src/iterate/index.js'
import { emptyTally } from '../../src/iterate/tally.js'
import { walk } from '../../src/iterate/walk.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { mean } from '../../src/order/mean.js'
import { type Order, order } from '../../src/order/order.js'
import { compareFrom, type End, sharedFrom, wordOf } from '../../src/order/word.js'
import { orders } from '../order/orders.js'
import { property } from '../property.js'
import { freeClosed, type Trace } from './free.js'

const ends: readonly End[] = ['inside', 'outside']

/** Words that are beginnings or ends of one word, held-out maps in it or not, of any lengths. */
const growing: fc.Arbitrary<Order> = fc
  .record({
    indices: fc.array(
      fc.integer({ min: -3, max: 9 }).map(i => (i < 1 ? i - 1 : i)),
      {
        maxLength: 12,
      },
    ),
    lengths: fc.array(fc.nat(12), { minLength: 1, maxLength: 12 }),
    sorted: fc.boolean(),
    end: fc.constantFrom(...ends),
  })
  .map(({ indices, lengths, sorted, end }) => {
    const all = sorted ? [...lengths].sort((a, b) => a - b) : lengths
    return order(`${end} ${indices} by ${all}`, n => {
      const length = Math.min(all[Math.min(n, all.length - 1)]!, indices.length)
      return wordOf(
        end === 'outside' ? indices.slice(0, length) : indices.slice(indices.length - length),
      )
    })
  })

/** Wanted n: sorted or not, some of them twice, 0 among them. */
const wanted = fc
  .tuple(fc.array(fc.nat(14), { maxLength: 12 }), fc.boolean())
  .map(([at, sorted]) => (sorted ? [...at].sort((a, b) => a - b) : at))
const anyOrder = fc.oneof(growing, orders, fc.constantFrom(backward, forward))

const wordsOf = (one: Order, at: readonly number[]) => at.map(n => ({ n, word: one.word(n) }))

/** How many things are read before a walk is given up, and how many steps are made before one fails. */
interface Patience {
  readonly most: number
  readonly calm: number
}

/** All that a walk does to the states it is given, and what it yields. */
function logOf(one: Forest, { most, calm }: Patience) {
  const log: unknown[] = []
  let made = 0
  const walked = walk<number, string>(one, {
    origin: 0,
    step(state, index, last) {
      log.push(['step', state, index, last])
      if (made === calm) throw new Error('failed')
      return ++made
    },
    release: state => log.push(['release', state]),
    kept: states => log.push(['kept', states]),
    reach: state => `seen of ${state}`,
    leave: (seen, state) => log.push([seen, state]),
  })
  try {
    for (const leaf of walked) if (log.push(leaf) >= most) break
  } catch (error) {
    log.push(error)
  }
  return log
}

describe('words that grow at one end', () => {
  property([anyOrder, wanted], { numRuns: 300 })(
    'are known where they come sorted from both ends',
    (one, at) => {
      const words = wordsOf(one, at)
      const pairs = words.slice(1).map((b, i) => [words[i]!, b] as const)
      const sorted = ends.every(end =>
        pairs.every(([a, b]) => (compareFrom(end, a.word, b.word) || a.n - b.n) <= 0),
      )
      const growAt = (end: End) =>
        pairs.every(([a, b]) => sharedFrom(end, a.word, b.word) === a.word.length)
      const known = chained(one, at)
      expect(known !== undefined).toBe(sorted && ends.some(growAt))
      for (const end of known ? ends : []) {
        expect(known![end].chain !== undefined).toBe(growAt(end))
      }
    },
  )

  const patience = fc.record({
    most: fc.oneof(fc.nat(20), fc.constant(Infinity)),
    calm: fc.oneof(fc.nat(20), fc.constant(Infinity)),
  })

  property([anyOrder, wanted, patience], { numRuns: 300 })(
    'have the forests of any words',
    (one, at, until) => {
      const known = chained(one, at)
      for (const end of known ? ends : []) {
        const [counted, general] = [known![end], forest(wordsOf(one, at), end)]
        for (const count of ['size', 'filled', 'steps', 'unshared'] as const) {
          expect(counted[count]).toBe(general[count])
        }
        expect([...counted.longest]).toEqual([...general.longest])
        expect(logOf(counted, until)).toEqual(logOf(general, until))
        expect(logOf({ ...general, leaves: counted.leaves }, until)).toEqual(logOf(general, until))
      }
    },
  )

  const options: fc.Arbitrary<PlanOptions> = fc.record(
    {
      strategy: fc.constantFrom<Strategy>('incremental', 'replay', 'append', 'wavefront'),
      compositionCost: fc.constantFrom(0.5, 1, 3),
      maxLive: fc.constantFrom(3, 8),
    },
    { requiredKeys: [] },
  )
  /** What is planned, and what a run costs, or that it is refused. The mean of one order is that order. */
  function outcome(one: Parameters<typeof plan>[0], at: number[], chosen: PlanOptions) {
    try {
      const planned = plan(one, at, chosen)
      const tally = emptyTally()
      const { compositionCost, ...rest } = chosen
      const seen: { n: number; point: Trace }[] = []
      for (const { n, point } of iterates(freeClosed, one, [], { at, tally, ...rest, vectors })) {
        seen.push({ n, point })
      }
      return { planned, tally, seen }
    } catch (error) {
      return (error as Error).message.replace(/mean\((.*)\) order/, '$1 order')
    }
  }
  const vectors = {
    field: { one: 1, of: (x: number) => x, div: () => 1 },
    scale: (_: number, p: Trace) => p,
  } as never

  property([anyOrder, wanted, options], { numRuns: 300 })(
    'are planned, and run, as any words are',
    (one, at, chosen) => {
      // Words of a mean are not read that way. Each n once: a mean gathers by n.
      const once = [...new Set(at)]
      expect(outcome(one, once, chosen)).toEqual(outcome(mean(one), once, chosen))
      try {
        plan(one, at, chosen)
      } catch {
        return
      }
      expect(plan(one, at, chosen)).toEqual(plan(mean(one), at, chosen))
    },
  )

  test('backward and forward iterates do, from n = 0 on', () => {
    const at = [0, 0, 1, 2, 2, 5]
    expect(chained(backward, at)?.outside.chain?.stops).toEqual(at)
    expect(chained(backward, at)?.inside.chain).toBeUndefined()
    expect(chained(forward, at)?.inside.chain?.stops).toEqual(at)
    expect(chained(forward, [2, 1])).toBeUndefined()
  })

  test('let others in as often', () => {
    const at = [5, 40, 41, 70]
    const calm = { most: Infinity, calm: Infinity }
    for (const [one, end] of [
      [backward, 'outside'],
      [forward, 'inside'],
    ] as const) {
      const log = logOf(chained(one, at)![end], calm)
      expect(log).toEqual(logOf(forest(wordsOf(one, at), end), calm))
      expect(log.filter(entry => entry === undefined).length).toBe(4)
    }
  })
})
