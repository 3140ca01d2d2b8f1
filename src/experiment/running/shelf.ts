import { sharedInner } from '../../order/cut.js'
import { type Word, word } from '../../order/word.js'
import type { SavedState } from '../../tensor/training/index.js'
import type { EvaluationPart, Held } from './evaluation.js'

/**
 * The states that are held along one word, deepest last: where the next word can begin. Those that
 * the next word doesn't share are dropped.
 */
export class Shelf<S = SavedState> {
  private held: readonly Held<S>[] = []
  private word: Word = word()

  /** What there is of a word, and what of it is to be handed back. */
  part(next: Word, keep: number | undefined): EvaluationPart<S> {
    const shared = sharedInner(this.word, next)
    this.held = this.held.filter(({ length }) => length <= shared)
    this.word = next
    const from = this.held.at(-1)
    const wanted = keep !== undefined && keep > (from?.length ?? 0) ? keep : undefined
    return { word: next.runs, from, keep: wanted }
  }

  /**
   * Takes what was handed back. Two are held, for a course may begin anew from the last, or go on
   * from the one before; words that go further back than that begin at the start.
   */
  add(kept: Held<S> | undefined): void {
    if (kept !== undefined) this.held = [...this.held, kept].slice(-2)
  }

  get states(): readonly Held<S>[] {
    return this.held
  }

  /** Puts back what was held after a word. */
  refill(after: Word, held: readonly Held<S>[]): void {
    ;[this.word, this.held] = [after, held]
  }
}
