import { describe, expect, test } from 'vitest'
import { adam } from '../../../src/experiment/adam.js'
import { adamFindings, lawFindings } from '../../../src/experiment/findings/law.js'
import { endedArms } from '../../../src/experiment/findings/paths.js'
import { trainLoss } from '../../../src/experiment/findings/quantities.js'
import { sameLaw, sameLawText } from '../../../src/experiment/findings/same-law.js'
import { armOf, armsOf, normal, type Reading, recordOf, rowsOf, tableOf } from './record.js'

const arms = ['forward', 'backward'].map(order => armOf(order, 80, 20))

/** Losses of one law in both arms, but for what is planted in backward. */
const runOf = (seeds: number, planted: (loss: number, i: number) => number, swapped = false) =>
  recordOf(arms, seeds, ({ name }, seed, n, i): Reading => {
    const loss = 5 + normal(name, seed, n)
    const changed = (name === 'backward') !== swapped ? planted(loss, i) : loss
    return { train: { loss: changed }, test: { loss: changed, accuracy: 1 / (1 + changed ** 2) } }
  })

const lawsOf = (record: ReturnType<typeof runOf>) =>
  rowsOf(tableOf(lawFindings(record), 'One law')).map(row => row[''])
const claimOf = (record: ReturnType<typeof runOf>, claim: string) =>
  tableOf(lawFindings(record), 'What of the claims')
    .rows.filter(row => row[0]!.startsWith(claim))
    .map(row => row.at(-1))

describe('equal laws', () => {
  const equal = runOf(400, loss => loss)
  test('are not told apart, and no claim of one n stands', () => {
    expect(lawsOf(equal)).toEqual(Array(3).fill('not told apart'))
    for (const claim of ['another law', 'converges faster', 'is better', 'less variance across']) {
      for (const verdict of claimOf(equal, claim)) expect(verdict).toBe('not told apart')
    }
  })
  test('control: shifted by 1 they differ at every n, and the claim has a side', () => {
    const lower = runOf(400, loss => loss - 1)
    expect(lawsOf(lower)).toEqual(Array(3).fill('differ, at 4 of 4 n'))
    expect(claimOf(lower, 'another law')).toEqual(['stands'])
    expect(claimOf(lower, 'converges faster')).toEqual(['stands', 'stands'])
    const higher = runOf(400, loss => loss - 1, true)
    expect(claimOf(higher, 'converges faster')).toEqual(Array(2).fill('the opposite holds'))
  })
  test('control: at one n alone', () => {
    expect(lawsOf(runOf(400, (loss, i) => (i === 2 ? loss + 2 : loss)))[0]).toBe(
      'differ, at 1 of 4 n',
    )
  })
  test('of few seeds nothing is said', () => {
    const few = runOf(2, loss => loss - 1)
    expect(new Set(lawsOf(few))).toEqual(new Set(['too few seeds to tell']))
    const verdicts = tableOf(lawFindings(few), 'What of the claims').rows.map(row => row.at(-1))
    expect(new Set(verdicts)).toEqual(new Set(['too few seeds to tell']))
    expect(lawsOf(runOf(40, loss => loss))[0]).toBe('not told apart, by too few seeds to be sure')
  })
})

test('half the deviation is less variance across seeds and along paths, and not faster', () => {
  const narrow = runOf(200, loss => 5 + (loss - 5) / 2)
  for (const claim of ['less variance across', 'less variance along', 'more stable: roughness']) {
    expect(claimOf(narrow, claim)).toEqual(['stands'])
  }
  expect(claimOf(narrow, 'converges faster')).toEqual(['not told apart', 'not told apart'])
  expect(claimOf(narrow, 'lower best')).toEqual(['the opposite holds'])
})

test('who is below the level sooner is counted, seed by seed', () => {
  // One order falls by 1 a reading, the other is at 0 at once; the level is what forward has in the middle.
  const falling = (early: string) =>
    recordOf(arms, 20, ({ name }, _, __, i): Reading => {
      const loss = name === early ? 0 : 10 - i
      return { train: { loss }, test: { loss, accuracy: 0.5 } }
    })
  expect(claimOf(falling('backward'), 'below the level')).toEqual(['stands', 'stands'])
  expect(claimOf(falling('forward'), 'below the level')).toEqual(
    Array(2).fill('the opposite holds'),
  )
  const table = tableOf(lawFindings(falling('backward')), 'How early')
  expect(table.rows[1]).toEqual(['backward', '9', '20', '100.0 %', '20', '100.0 %'])
})

test('the two arms of a test have no seed in common', () => {
  // Losses are the seeds themselves: of common seeds the statistic would be 0.
  const record = recordOf(arms, 20, (_, seed) => ({ train: { loss: seed } }))
  const [first, second] = [...endedArms(record).values()]
  const found = sameLaw(first!, second!, trainLoss, { falseAlarm: 0.01, miss: 0.05 })
  expect(found).toMatchObject({ samples: 10, largest: 0.1, rejected: [] })
  expect(sameLawText(found)).toMatch(/^not told apart/)
})

test('paths under way and diverged paths are left out', () => {
  const record = recordOf(arms, 4, () => ({ train: { loss: 1 } }))
  const short = record.metrics.filter(
    ({ arm, seed, n }) => !(arm === 'forward' && seed === 2 && n === 80),
  )
  const lost = short.map(line =>
    line.arm === 'forward' && line.seed === 3 && line.n === 80
      ? { ...line, diverged: 'train loss NaN' }
      : line,
  )
  const forward = endedArms({ ...record, metrics: lost }).get('forward')!
  expect([...forward.paths.keys()]).toEqual([1, 4])
  expect([...forward.diverged.keys()]).toEqual([3])
})

test('Adam and AdamW are each held against their own forward order', () => {
  const record = recordOf(armsOf(adam, 60, 20), 60, ({ name }, seed, n) => {
    const shift = name.startsWith('AdamW') ? 3 : name.endsWith('data index') ? -3 : 0
    const loss = 9 + shift + normal(name, seed, n)
    return { train: { loss }, test: { loss, accuracy: loss / 100 } }
  })
  const table = tableOf(adamFindings(record), 'One law')
  expect(new Set(table.rows.map(row => `${row[0]} / ${row[1]}`))).toEqual(
    new Set([
      'Adam backward / Adam forward',
      'Adam anchored:50 / Adam forward',
      'Adam backward, by data index / Adam forward',
      'AdamW backward / AdamW forward',
      'AdamW anchored:50 / AdamW forward',
    ]),
  )
  const differ = table.rows.filter(row => row.at(-1)!.startsWith('differ')).map(row => row[0])
  expect(new Set(differ)).toEqual(new Set(['Adam backward, by data index']))
})
