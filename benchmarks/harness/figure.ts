import type { Figure } from '../../src/statement/figure.js'
import type { Results } from './results.js'

/** The ratios of all rows, peers by their libraries, as dots over the numbers of the cases. */
export function ratioFigure({ works: all, quick }: Results): Figure {
  const works = all.filter(({ number }) => number > 0) // work 0 is what bounds them
  const cases = works.flatMap(({ number, cases }) =>
    cases.map((one, k) => ({ ...one, at: number + k / Math.max(cases.length, 2) })),
  )
  const families = ['NumPy', 'PyTorch', 'JAX', 'tfjs', 'Python']
  const dots = families.map(family => ({
    name: family,
    mark: 'dots' as const,
    points: cases.flatMap(({ at, rows }) =>
      rows.flatMap(({ name, ratio, peer }) =>
        peer && ratio && name.startsWith(family) ? [[at, ratio.median] as const] : [],
      ),
    ),
  }))
  const numbers = works.map(({ number }) => number)
  const [first, last] = [Math.min(...numbers, 1), Math.max(...numbers, 1) + 1]
  return {
    id: 'performance',
    title: 'Time of peers over ours',
    caption:
      `Medians of the ratios of times${quick ? ', reduced sizes' : ''}, by the number of the work; ` +
      'above the line Retrograde is faster.',
    x: { label: 'work, its cases side by side' },
    y: { label: 'time of the peer / our time', scale: 'log' },
    series: [
      ...dots.filter(({ points }) => points.length > 0),
      {
        name: 'as fast',
        mark: 'line',
        points: [
          [first, 1],
          [last, 1],
        ],
      },
    ],
  }
}
