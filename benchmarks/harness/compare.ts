import { shuffled } from './statistics.js'
import type { Case, Ready, SideOf } from './work.js'

/** Seconds by the clock, and of the processor. */
export interface Spent {
  readonly wall: number
  readonly cpu: number
}

/** What a side says once it is ready, or that it cannot be. */
export type Hello =
  | {
      readonly versions: Readonly<Record<string, string>>
      readonly answer: readonly number[]
      readonly notes?: readonly string[] | undefined
      readonly share?: Ready['share']
      /** Seconds until it was ready: import, compilation, first run. */
      readonly warmUp: number
    }
  | { readonly missing: string }

/** A side that runs. */
export interface Side {
  prepare(): Promise<Hello>
  run(repeats: number): Promise<Spent>
  close(): void
}

/** What came of one side of a case. */
export type SideResult = { readonly side: SideOf } & (
  | { readonly missing: string }
  | {
      readonly versions: Readonly<Record<string, string>>
      readonly warmUp: number
      readonly notes: readonly string[]
      readonly share?: Ready['share']
      /** Of the work, per round. */
      readonly repeats: number
      /** Per unit of the case, by the round. */
      readonly wall: readonly number[]
      readonly cpu: readonly number[]
    }
)

/** A peer that computes something else: no row, an error. */
export class DisagreementError extends Error {
  override readonly name = 'DisagreementError'
}

/** How much is measured. */
export interface Effort {
  readonly rounds: number
  /** A round repeats the work until it takes so many seconds. */
  readonly least: number
  readonly random?: () => number
}

/**
 * One case: all sides made ready, then held against the first, then timed in rounds, in each of them
 * in a new random order. Sides that are missing are among the results.
 * @throws DisagreementError where a side's answer is not that of the first
 */
export async function compare(
  one: Case,
  open: (side: SideOf) => Side,
  { rounds, least, random }: Effort,
): Promise<SideResult[]> {
  const all = one.sides.map(side => ({ side, process: open(side) }))
  try {
    const hellos: Hello[] = []
    for (const { process } of all) hellos.push(await process.prepare())
    const first = hellos[0]!
    if ('missing' in first) throw new Error(`${one.title}: ${first.missing}`)
    hellos.forEach((hello, k) => {
      const { name, apart } = one.sides[k]!
      if (!('missing' in hello) && apart === undefined) agree(one, name, first.answer, hello.answer)
    })
    const there = all.flatMap(({ side, process }, k) => {
      const hello = hellos[k]!
      return 'missing' in hello ? [] : [{ side, process, hello, repeats: 1, spent: [] as Spent[] }]
    })
    for (const each of there) each.repeats = await repeatsFor(each.process, least)
    for (let round = 0; round < (one.rounds ?? rounds); round++) {
      for (const k of shuffled(there.length, random)) {
        const { process, repeats, spent } = there[k]!
        spent.push(await process.run(repeats))
      }
    }
    return one.sides.map((side, k): SideResult => {
      const hello = hellos[k]!
      if ('missing' in hello) return { side, missing: hello.missing }
      const { repeats, spent } = there.find(each => each.side === side)!
      const units = repeats * one.count * (hello.share?.of ?? 1)
      const { versions, warmUp, notes = [], share } = hello
      return {
        ...{ side, versions, warmUp, notes, repeats },
        ...(share && { share }),
        wall: spent.map(({ wall }) => wall / units),
        cpu: spent.map(({ cpu }) => cpu / units),
      }
    })
  } finally {
    for (const { process } of all) process.close()
  }
}

/** @throws DisagreementError */
export function agree(
  { title, tolerance }: Pick<Case, 'title' | 'tolerance'>,
  name: string,
  ours: readonly number[],
  theirs: readonly number[],
): void {
  const size = ours.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const allowed = tolerance.relative * size
  if (theirs.length !== ours.length) {
    throw new DisagreementError(
      `${title}, ${name}: expected ${ours.length} numbers, got ${theirs.length}`,
    )
  }
  const at = ours.findIndex((x, i) => !(Math.abs(x - theirs[i]!) <= allowed))
  if (at < 0) return
  throw new DisagreementError(
    `${title}, ${name}: expected ${ours[at]} at ${at} to within ${allowed.toExponential(1)} ` +
      `(${tolerance.because}), got ${theirs[at]}`,
  )
}

/** Runs until the work is warm, and says how often it fits into a round. */
async function repeatsFor(side: Side, least: number): Promise<number> {
  await side.run(1) // which may compile, and take long for once
  let repeats = 1
  for (;;) {
    const { wall } = await side.run(repeats)
    if (wall >= least) return repeats
    repeats = Math.ceil(repeats * Math.min(10, Math.max(1.2, (1.1 * least) / Math.max(wall, 1e-6))))
  }
}
