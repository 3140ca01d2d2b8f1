/** A queue that gives the greatest first: a binary heap. */
export class GreatestFirst<T> {
  readonly #items: T[] = []

  constructor(private readonly size: (item: T) => number) {}

  /** The greatest; undefined when there is none. */
  get greatest(): T | undefined {
    return this.#items[0]
  }

  push(item: T): void {
    const items = this.#items
    let at = items.push(item) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.size(items[parent]!) >= this.size(item)) break
      items[at] = items[parent]!
      at = parent
    }
    items[at] = item
  }

  /** Takes the greatest out. */
  pop(): T | undefined {
    const items = this.#items
    const [top, last] = [items[0], items.pop()]
    if (last === undefined || items.length === 0) return top
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= items.length) break
      if (child + 1 < items.length && this.size(items[child + 1]!) > this.size(items[child]!)) {
        child++
      }
      if (this.size(items[child]!) <= this.size(last)) break
      items[at] = items[child]!
      at = child
    }
    items[at] = last
    return top
  }
}
