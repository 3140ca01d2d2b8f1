import { performance } from 'node:perf_hooks'
import { applyWord } from '../../iterate/apply-word.js'
import { cut } from '../../order/cut.js'
import { type Run, type Word, word } from '../../order/word.js'
import type { Examination, Marks, SavedState, Trainer } from '../../tensor/training/index.js'

/** A state on the way to an iterate: after so many maps, counted from the inside. */
export interface Held<S = SavedState> {
  readonly length: number
  readonly state: S
}

/** One reading: what a worker is sent. */
export interface Evaluation {
  /** Which arm's training. */
  readonly arm: number
  readonly seed: number
  /** The iterates that are averaged, one unless the order is a mean. */
  readonly parts: readonly EvaluationPart[]
}

/** One of the iterates of a reading: a word, what is there of it, and what is to be handed back. */
export interface EvaluationPart<S = SavedState> {
  readonly word: readonly Run[]
  readonly from: Held<S> | undefined
  /** After how many maps the state is wanted for readings to come. */
  readonly keep: number | undefined
}

/** What a worker gives back. */
export interface Evaluated {
  readonly marks: Readonly<Partial<Record<'train' | 'test' | 'choice', Marks>>>
  readonly parameters: Float32Array
  /** What was to be kept, part by part. */
  readonly kept: readonly (Held | undefined)[]
  readonly applications: number
  readonly seconds: number
}

/** Makes the iterate of a reading and examines it. */
export async function evaluate(
  trainer: Trainer,
  { seed, parts }: Evaluation,
  examinations: Readonly<Partial<Record<'train' | 'test' | 'choice', Examination>>>,
): Promise<Evaluated> {
  const begun = performance.now()
  const { space } = trainer.maps
  const maps = trainer.maps.realize(seed)
  // One a part, then their mean: every one is released, whatever throws.
  const points: unknown[] = []
  const kept: (Held | undefined)[] = []
  let applications = 0
  const advance = (w: Word) => {
    const point = points.at(-1)
    const next = applyWord(maps, w, point, space)
    if (next === point) return
    space.release?.(point)
    points[points.length - 1] = next
  }
  try {
    for (const { word: runs, from, keep } of parts) {
      const [rest] = cut(word(...runs), from?.length ?? 0)
      const [outer, inner] = cut(rest, keep === undefined ? 0 : keep - (from?.length ?? 0))
      points.push(from === undefined ? trainer.start(seed) : trainer.restore(from.state))
      advance(inner)
      const state = keep === undefined ? undefined : await trainer.save(points.at(-1))
      kept.push(state && { length: keep!, state })
      advance(outer)
      applications += rest.length
    }
    if (points.length > 1) points.push(trainer.mean(points))
    const point = points.at(-1)!
    const marks: Partial<Record<string, Marks>> = {}
    for (const [split, examination] of Object.entries(examinations)) {
      marks[split] = await trainer.examine(point, examination)
    }
    const parameters = await trainer.read(point)
    return { marks, parameters, kept, applications, seconds: (performance.now() - begun) / 1000 }
  } finally {
    for (const point of points) space.release?.(point)
  }
}
