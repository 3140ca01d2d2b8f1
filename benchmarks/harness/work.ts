import type { Side, SideResult } from './compare.js'
import type { Python } from './environment.js'
import type { TypedArrays } from './inputs.js'

/** What all sides of a case are given, as JSON. */
export type Parameters = Readonly<Record<string, unknown>>

/** One side made ready: compiled, warmed up, its answer known. */
export interface Ready {
  /** What it computes, to be compared with the other sides' before anything is timed. */
  readonly answer: ArrayLike<number>
  /** The work once. */
  run(): unknown
  /** What else it has to say, for the record. */
  readonly notes?: readonly string[]
  /** What the side really does of the work of the case, where that is less: its share, and why. */
  readonly share?: { readonly of: number; readonly because: string }
}

/** Makes a side of ours ready, in a process of its own. */
export type Make = (parameters: Parameters, inputs: TypedArrays) => Ready | Promise<Ready>

/** One side of a case. */
export interface SideOf {
  /** As the table has it: "PyTorch, eager". */
  readonly name: string
  /** Ours: made by `ours` of the work. Otherwise by the work's Python module. */
  readonly by: 'retrograde' | 'numpy' | 'torch' | 'jax'
  /** Which function of the module. */
  readonly variant: string
  /** How many cores it may use. */
  readonly cores: 1 | 2
  /** So many processes at once, each on a core of its own; 1 unless given. */
  readonly copies?: 2
  /** False for what is to be seen beside the ratio, and is no peer: other ways of ours. */
  readonly peer: boolean
  /** The answer is of other bits, which `agrees` does not compare: why. */
  readonly apart?: string
}

/**
 * What is to be reached: that the fastest of the peers named (all unless given) takes at least so
 * many times as long as we; or that we take no more than so many seconds.
 */
export type Target =
  | { readonly least: number; readonly against?: readonly string[] }
  | { readonly within: number }

/** What a unit of work comes to, done as it is defined. */
export interface Amount {
  readonly multiplyAdds: number
  readonly of: 'float32' | 'float64'
  /** Read and written, if nothing stays in a cache from one unit to the next. */
  readonly bytes?: number
}

/** One row of work: the same for all its sides. */
export interface Case {
  readonly id: string
  readonly title: string
  readonly parameters: Parameters
  readonly inputs?: () => TypedArrays
  /** What a time is divided by, and what one of them is called. */
  readonly count: number
  readonly unit: string
  /** The largest |a − b| allowed, as a share of the largest |a|, and why that. */
  readonly tolerance: { readonly relative: number; readonly because: string }
  /** Ours first. */
  readonly sides: readonly SideOf[]
  /** Rounds; as many as are asked for unless given: fewer where one takes long. */
  readonly rounds?: number
  /** What is to be reached. */
  readonly targets?: readonly Target[]
  /** False where the sides are not the same work: they have times, and no ratios. */
  readonly ratios?: false
  /** What else follows from the times, in lines. */
  readonly findings?: (sides: readonly SideResult[]) => readonly string[]
  /** What bounds the speed of the work: memory traffic, the width of SIMD. */
  readonly limit: string
  readonly amount?: Amount
}

/** One of the nine works, or what bounds them. */
export interface Work {
  readonly number: number
  readonly title: string
  /** Where its modules are: works/<module>.ts and works/<module>.py. */
  readonly module: string
  /** `quick`: of reduced size. */
  cases(quick: boolean): readonly Case[]
  readonly ours: Readonly<Record<string, Make>>
  /** How its sides run, where not as processes that answer. */
  readonly open?: (side: SideOf, python: Python) => Side
}
