import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { figureSvg } from '../../src/report/figure-svg.js'
import { scaleOf, tickLabel } from '../../src/report/scale.js'
import type { Figure } from '../../src/statement/figure.js'
import { anyFigure } from './arbitrary-run.js'
import { isNested } from './nesting.js'
import { boundFigure, costFigure, lawFigure, pathFigure } from './sample-run.js'

const simple: Figure = {
  id: 'f',
  title: 'Title',
  caption: 'Caption',
  x: { label: 'n' },
  y: { label: 'distance', scale: 'log' },
  series: [
    {
      name: 'one',
      mark: 'line',
      points: [
        [1, 1],
        [2, 0.1],
        [3, 0.01],
      ],
    },
    {
      name: 'two',
      mark: 'dots',
      points: [
        [1, 2],
        [2, 0.2],
        [3, 0.02],
      ],
    },
  ],
}
const withPoints = (points: Figure['series'][number]['points']): Figure => ({
  ...simple,
  series: [{ ...simple.series[0]!, points }, simple.series[1]!],
})

describe('the picture of a figure', () => {
  it.each([boundFigure, pathFigure, lawFigure, costFigure])('of $id is as it was', async figure => {
    const svg = figureSvg(figure).replaceAll('><', '>\n<')
    await expect(`${svg}\n`).toMatchFileSnapshot(`snapshots/${figure.id}.svg`)
  })

  it('is the same for the same figure, and well-formed, whatever its words and numbers', () => {
    fc.assert(
      fc.property(anyFigure, figure => {
        const svg = figureSvg(figure)
        expect(figureSvg(structuredClone(figure))).toBe(svg)
        expect(isNested(svg)).toBe(true)
        expect(svg).not.toMatch(/NaN|Infinity|undefined/)
      }),
      { numRuns: 60 },
    )
  })

  it('shows the words, and lets none of them act as markup', () => {
    const words = '</text><script>alert(1)</script>&lt;"\''
    const figure: Figure = {
      ...simple,
      title: words,
      caption: words,
      x: { label: words },
      y: { label: words },
      series: [{ name: words, mark: 'line', points: [[0, 0]] }],
    }
    const { document } = parseHTML(figureSvg(figure))
    expect(document.querySelectorAll('script').length).toBe(0)
    const texts = [...document.querySelectorAll('title, desc, text')].map(e => e.textContent)
    for (const text of [words, `↑ ${words}`, `${words} →`]) expect(texts).toContain(text)
  })

  it('leaves out what no axis can show', () => {
    const clean = figureSvg(simple)
    const bad = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const y of [...bad, 0, -1]) {
      expect(
        figureSvg(
          withPoints([
            [1, 1],
            [1.5, y],
            [2, 0.1],
            [3, 0.01],
          ]),
        ),
      ).toBe(clean)
    }
    for (const x of bad) {
      expect(
        figureSvg(
          withPoints([
            [1, 1],
            [2, 0.1],
            [x, 0.5],
            [3, 0.01],
          ]),
        ),
      ).toBe(clean)
    }
    expect(
      figureSvg(
        withPoints([
          [1, 1],
          [1.5, 0.9],
          [2, 0.1],
          [3, 0.01],
        ]),
      ),
    ).not.toBe(clean)
  })

  it.each(['linear', 'log'] as const)('shows numbers of any size on a %s axis', scale => {
    const sizes = [
      5e-324,
      1e-323,
      1e-310,
      1e-300,
      1e-9,
      1,
      1 + 2 ** -52,
      1e16,
      1e16 + 2,
      1e300,
      1.7e308,
    ]
    for (const a of sizes) {
      for (const b of [...sizes, -a]) {
        const figure = {
          ...withPoints([
            [a, a],
            [b, b],
          ]),
          x: { label: 'x', scale },
        }
        expect(figureSvg({ ...figure, y: { label: 'y', scale } })).not.toMatch(/NaN|Infinity/)
      }
    }
  })

  it('says so when there is nothing to show', () => {
    expect(figureSvg({ ...simple, series: [] })).toContain('no points')
    expect(figureSvg(simple)).not.toContain('no points')
  })

  it('is small for a long series, whose extremes it keeps', () => {
    const long = Array.from({ length: 200_000 }, (_, i) => [i, Math.sin(i) + 2] as const)
    const spike = long.map(([x, y]) => [x, x === 123_456 ? 77 : y] as const)
    const drawn = figureSvg(withPoints(spike))
    expect(drawn.length).toBeLessThan(80_000)
    expect(drawn).not.toBe(figureSvg(withPoints(long)))
  })

  it('places values where they belong: the ends of a line at the ends of the frame', () => {
    const [line] = figureSvg({ ...simple, series: simple.series.slice(0, 1) })
      .match(/(?<=d=")M[^"]*(?="[^>]*><\/g><g[^>]*>$)|(?<=<path d=")M62,[^"]*L[^"]*(?=")/g)!
      .slice(-1)
    expect(line).toBe('M62,51L341,186L620,321')
  })

  it('tells series apart without colour', () => {
    const three = ['a', 'b', 'c'].map(name => ({ ...simple.series[0]!, name }))
    const lines = figureSvg({ ...simple, series: three }).match(/<g [^>]*aria-label="line">/g)!
    expect(new Set(lines.map(line => line.replace(/#[0-9a-f]{6}/, ''))).size).toBe(3)
  })
})

it('colours keep a contrast of 3 on white and on the dark page', () => {
  const svg = figureSvg({
    ...simple,
    series: Array.from({ length: 8 }, (_, i) => ({ ...simple.series[0]!, name: `${i}` })),
  })
  const colours = new Set(svg.match(/(?<=stroke=")#[0-9a-f]{6}/g)!)
  expect(colours.size).toBe(6)
  // Relative luminance and contrast: W3C, Web Content Accessibility Guidelines 2.2.
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map(i => {
      const c = Number.parseInt(colour.slice(i, i + 2), 16) / 255
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  for (const colour of colours) {
    const l = luminance(colour) + 0.05
    expect(1.05 / l).toBeGreaterThanOrEqual(3)
    expect(l / (luminance('#17191d') + 0.05)).toBeGreaterThanOrEqual(3)
  }
})

it('writes a label at every mark of a log axis, whatever its length', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.double({ min: 1.01, max: 1000, noNaN: true }),
      (low, times) => {
        const { ticks = [] } = scaleOf({ label: '', scale: 'log' }, [low, low * times])
        const at = [low, low * times].map(v => [v, v] as const)
        const log = { label: 'the axis', scale: 'log' } as const
        const svg = figureSvg({
          ...withPoints(at),
          x: log,
          y: log,
          series: [{ name: '', mark: 'line', points: at }],
        })
        const { document } = parseHTML(svg)
        for (const axis of ['x', 'y']) {
          const texts = [
            ...document.querySelectorAll(`[aria-label="${axis}-axis tick label"] text`),
          ]
          expect(texts.map(text => text.textContent).sort()).toEqual(ticks.map(tickLabel).sort())
        }
        expect(svg).toContain('the axis →')
        expect(svg).toContain('↑ the axis')
      },
    ),
    { numRuns: 25 },
  )
})
