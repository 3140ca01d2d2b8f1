/** More false alarms were allowed than a budget holds. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError'
}

/**
 * The false-alarm probability that many tests share. By the union bound, tests whose levels sum
 * to at most `total` raise any false alarm at all with at most that probability.
 */
export class Budget {
  readonly total: number
  #spent = 0
  #count = 0

  constructor(total = 1e-6) {
    if (!(total > 0 && total < 1)) {
      throw new BudgetError(`total: expected a probability in (0, 1), got ${total}`)
    }
    this.total = total
  }

  get spent(): number {
    return this.#spent
  }

  /** What may still be spent. */
  get left(): number {
    return Math.max(0, this.total - this.#spent)
  }

  /** Sets a false-alarm probability aside and returns it. Throws BudgetError when overdrawn. */
  spend(falseAlarm: number): number {
    if (!(falseAlarm > 0 && falseAlarm < 1)) {
      throw new BudgetError(`false alarm: expected a probability in (0, 1), got ${falseAlarm}`)
    }
    // A sum of count + 1 numbers is rounded count times: ten tenths must not overdraw.
    const rounding = 1 + (this.#count + 1) * Number.EPSILON
    if (this.#spent + falseAlarm > this.total * rounding) {
      throw new BudgetError(
        `false alarm: expected at most ${this.left} left of ${this.total}, got ${falseAlarm}`,
      )
    }
    this.#spent += falseAlarm
    this.#count++
    return falseAlarm
  }
}
