import fc from 'fast-check'
import { expect, test } from 'vitest'
import { curvePens } from '../../src/report/pen.js'
import { canWrite, pngOf } from '../../src/report/png.js'
import { besideFirst, curvesOf, inFamilies } from '../../src/report/run-curves.js'
import { runFigures } from '../../src/report/run-figures.js'
import { property } from '../property.js'
import { isNested } from './nesting.js'
import { anyRecord, armOf, pathOf, recordOf } from './run-records.js'

const texts = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(match => match[1])

property([anyRecord], { numRuns: 8 })(
  'figures are well-formed, and the same for the same run',
  record => {
    const figures = runFigures(record, 'a title')
    expect(runFigures(structuredClone(record), 'a title')).toEqual(figures)
    for (const { svg } of figures) {
      expect(isNested(svg)).toBe(true)
      expect(svg).not.toMatch(/NaN|Infinity|undefined/)
      for (const { name } of record.file.configuration.arms) expect(svg).toContain(name)
    }
  },
)

test('five seeds are drawn, one a row, with what is on the axes; a path that diverged has a cross', () => {
  const arms = [armOf('forward'), armOf('backward')]
  const seeds = [1, 2, 3, 4, 5, 6]
  const lines = seeds.flatMap(seed => [
    ...pathOf(arms[0]!, seed, [4, 3, 2, 1]),
    ...pathOf(arms[1]!, seed, [4, 3], seed === 1),
  ])
  const [loss, accuracy] = runFigures(recordOf(arms, seeds, lines), 'x')
  expect([loss!.name, accuracy!.name]).toEqual(['loss', 'accuracy'])
  expect(texts(loss!.svg).filter(text => text?.startsWith('seed'))).toEqual(
    [1, 2, 3, 4, 5].map(seed => `seed ${seed}`),
  )
  expect(texts(loss!.svg)).toContain('↑ train loss (cross-entropy, nats)')
  expect(texts(accuracy!.svg)).toContain('↑ test accuracy (%)')
  expect(texts(loss!.svg)).toContain('steps of batches of 4')
  const crosses = (svg: string) => svg.match(/stroke-width="2" stroke="#d55e00"/g) ?? []
  expect(crosses(loss!.svg)).toHaveLength(2) // one a column, in the row of seed 1
})

test('no part has more than six curves, and none is left out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 8 }), (count, size) => {
      const arms = Array.from({ length: count }, (_, i) => armOf(`a${i}`))
      const curves = curvesOf(recordOf(arms, [1], []))
      const parts = besideFirst(curves)
      expect(Math.max(...parts.map(part => part.length))).toBeLessThanOrEqual(6)
      expect(new Set(parts.map(([first]) => first))).toEqual(new Set([curves[0]]))
      expect(parts.flatMap(part => part.slice(1))).toEqual(curves.slice(1))
      const families = curves.map(curve => Array.from({ length: size }, () => curve))
      expect(inFamilies(families).flat()).toEqual(families.flat())
      for (const part of inFamilies(families)) {
        expect(part.length).toBeLessThanOrEqual(Math.max(6, size))
      }
    }),
  )
})

test('curves of a part differ in marker, which needs no colour', () => {
  expect(new Set(curvePens(6).map(({ symbol }) => symbol)).size).toBe(6)
  const all = curvePens(18).map(({ colour, symbol, dash }) => `${colour} ${symbol} ${dash}`)
  expect(new Set(all).size).toBe(18)
})

test('a PNG is twice the size of its SVG; without a font there is none to be made', () => {
  const arm = armOf('forward')
  const { svg } = runFigures(recordOf([arm], [1], pathOf(arm, 1, [4, 3, 2, 1])), 'x')[0]!
  const size = (side: string) => Number(svg.match(new RegExp(`^<svg[^>]* ${side}="(\\d+)"`))![1])
  const png = pngOf(svg)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
    2 * size('width'),
    2 * size('height'),
  ])
  expect(canWrite({ loadSystemFonts: false })).toBe(false)
})
