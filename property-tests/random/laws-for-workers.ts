import { affine } from '../../src/map/affine.js'
import { normal } from '../../src/random/normal.js'
import { ar1 } from '../../src/random/random-affine.js'
import type { RandomMap } from '../../src/random/random-map.js'
import { reshuffled } from '../../src/random/reshuffled.js'
import { realLine } from '../../src/space/line.js'
import { real } from '../../src/space/real.js'

/** Random maps that a test realises in several threads. */
export const lawsForWorkers: readonly RandomMap<number>[] = [
  ar1({ h: 0.1, noise: normal(0, 1) }),
  reshuffled(
    realLine,
    Array.from({ length: 10 }, (_, k) => affine(real, 0.5, k)),
  ),
]
