import { expect, test } from 'vitest'
import { atRates } from '../../benchmarks/harness/rates.js'
import type { CaseResult, Row } from '../../benchmarks/harness/ratios.js'

const row = (peer: boolean, seconds: number): Row => ({
  ...{ name: peer ? 'NumPy' : 'ours', peer, cores: 1, notes: [] },
  time: { median: seconds, low: seconds, high: seconds, confidence: 0.95 },
})
const one = (id: string, rows: readonly Row[]) => ({ id, rows }) as unknown as CaseResult
const work = (number: number, cases: readonly CaseResult[]) => ({
  ...{ number, title: '', quick: false, cases },
})
const ceilings = work(0, [
  one('float32', [row(false, 4e-11), row(true, 2e-11)]),
  one('float64', [row(false, 8e-11)]),
  one('memory', [row(false, 5e-11)]),
])

test('an amount at the rates that were measured', () => {
  const amount = { multiplyAdds: 3e7, of: 'float32', bytes: 2e7 } as const
  expect(atRates(amount, { works: [ceilings] })).toBe(
    "1.2 ms in WebAssembly, 600 µs in NumPy's product of matrices, " +
      '1 ms to fetch and store where no cache holds it',
  )
})

test('what was not measured is left out', () => {
  expect(atRates({ multiplyAdds: 100, of: 'float64' }, { works: [ceilings] })).toBe(
    '8 ns in WebAssembly',
  )
  expect(atRates({ multiplyAdds: 100, of: 'float64' }, { works: [] })).toBeUndefined()
})
