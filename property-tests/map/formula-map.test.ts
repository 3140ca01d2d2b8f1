import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smooth } from '../../src/algebra/algebra.js'
import { numbers } from '../../src/algebra/fields.js'
import { jacobian } from '../../src/expansion/derivative.js'
import { formulaMap, lineMap } from '../../src/map/formula-map.js'
import { MapError } from '../../src/map/self-map.js'
import { property } from '../property.js'

const small = fc.double({ min: -10, max: 10, noNaN: true })

property([small, small, small, small])(
  'Hénon’s map: values and derivative are those of the textbook',
  (a, b, x, y) => {
    const henon = formulaMap('Hénon', {
      dimension: 2,
      apply: (on, [p, q]) => [
        on.add(on.sub(on.one, on.scale(a, on.mul(p!, p!))), q!),
        on.scale(b, p!),
      ],
    })
    expect(Array.from(henon.apply(Float64Array.of(x, y)))).toEqual([1 - a * (x * x) + y, b * x])
    const rows = jacobian(numbers, { ...henon.formula!, name: 'Hénon' }, [x, y])
    const scale = 1 + Math.abs(a * x)
    expect(Math.abs(rows[0]![0]! + 2 * a * x)).toBeLessThanOrEqual(scale * 2 ** -50)
    // Either zero is zero.
    expect([rows[0]![1]! - 1, rows[1]![0]! - b, rows[1]![1]].every(z => z === 0)).toBe(true)
  },
)

property([small])('a map of the line takes numbers and gives them', x => {
  const sine = lineMap('sin', (on, t) => smooth(on, 'sin')(t))
  expect(sine.apply(x)).toBe(Math.sin(x))
})

test.each([0, 1.5, NaN])('a dimension of %d is refused', dimension => {
  expect(() => formulaMap('none', { dimension, apply: (_, x) => x })).toThrow(MapError)
})
