import type { Side } from '../../benchmarks/harness/compare.js'
import type { Case, SideOf } from '../../benchmarks/harness/work.js'

/** A side that says how long it took, and computes nothing. */
export interface Fake {
  readonly answer?: readonly number[]
  /** Seconds that a run takes. */
  readonly seconds?: number
  readonly missing?: string
}

/** Calls in the order they came: "a.run". */
export type Log = string[]

export const fakeSide = (name: string, fake: Fake, log: Log = []): Side => ({
  async prepare() {
    log.push(`${name}.prepare`)
    if (fake.missing !== undefined) return { missing: fake.missing }
    return { versions: { fake: '1' }, answer: fake.answer ?? [1, 2], warmUp: 0 }
  },
  async run(repeats) {
    log.push(`${name}.run`)
    const wall = repeats * (fake.seconds ?? 1)
    return { wall, cpu: wall }
  },
  close() {
    log.push(`${name}.close`)
  },
})

export const sideOf = (name: string, more: Partial<SideOf> = {}): SideOf => ({
  ...{ name, by: 'numpy', variant: name, cores: 1, peer: name !== 'ours' },
  ...more,
})

export const caseOf = (sides: readonly SideOf[], more: Partial<Case> = {}): Case => ({
  ...{ id: 'fake', title: 'a fake case', parameters: {}, count: 10, unit: 'thing', sides },
  tolerance: { relative: 1e-6, because: 'float32' },
  limit: 'none',
  ...more,
})
