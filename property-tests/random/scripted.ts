import { Source } from '../../src/random/source.js'

/** A source whose first draws have the given 53 upper bits (and eleven lower ones); then seed 0's. */
export class Scripted extends Source {
  readonly #script: readonly { readonly bits53: number; readonly low11?: number }[]
  #position = 0

  constructor(script: readonly { readonly bits53: number; readonly low11?: number }[], index = 1) {
    super(0)
    this.#script = script
    this.seek(0, index)
  }

  override next(): void {
    super.next()
    const scripted = this.#script[this.#position++]
    if (scripted === undefined) return
    this.high = Math.floor(scripted.bits53 / 2 ** 21) | 0
    this.low = ((scripted.bits53 % 2 ** 21) << 11) | (scripted.low11 ?? 0)
  }
}
