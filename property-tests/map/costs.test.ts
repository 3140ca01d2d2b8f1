import { expect, test } from 'vitest'
import { affine } from '../../src/map/affine.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { table } from '../../src/map/table.js'
import { float64 } from '../../src/space/float64.js'
import { real } from '../../src/space/real.js'

test('a composition costs as many applications as it works through points', () => {
  const unit = (i: number) => Float64Array.from({ length: 3 }, (_, j) => (i === j ? 1 : 0))
  const dense = denseAffine(float64(3), [0, 1, 2].map(unit), new Float64Array(3))
  const maps = [affine(real, 1, 0), dense, table([0, 1, 2, 3])] as const
  // d columns of a product of d × d matrices, all n images of a table, one of a scalar map.
  expect(maps.map(map => map.compositionCost ?? 1)).toEqual([1, 3, 4])
})
