import type { Draw } from './draw.js'

/** The Rademacher law: −1 or 1, each with probability 1/2. One draw. */
export const rademacher: Draw<-1 | 1> = source => {
  source.next()
  return source.high < 0 ? -1 : 1
}
