import { sharedFloats } from './data-set.js'
import { always, type DataSource } from './data-source.js'
import { raw } from './normalisation.js'

/**
 * y = f(x) on the grid x_i = −1 + 2i/100, i = 0, …, 100: the paper's appendix A.1, which calls them
 * 100 points and lists 101. It doesn't say what it tests with; here, the 100 midpoints −1 + (2i + 1)/100.
 */
function regression(name: string, formula: string, f: (x: number) => number): DataSource {
  return {
    name,
    about: `${formula} on the grid −1 + 2i/100, i = 0 … 100; tested at its midpoints`,
    shape: [1],
    classes: undefined,
    rows: { train: 101, test: 100 },
    standard: raw(1),
    find: async () => always('computed'),
    async read(split) {
      const rows = split === 'train' ? 101 : 100
      const x = sharedFloats(rows)
      const y = sharedFloats(rows)
      for (let i = 0; i < rows; i++) {
        const point = -1 + (2 * i + (split === 'train' ? 0 : 1)) / 100
        x[i] = point
        y[i] = f(point)
      }
      return { rows, x, y, partial: undefined }
    },
  }
}

export const regressions: readonly DataSource[] = [
  regression('regression-square', 'x²', x => x * x),
  regression('regression-cosine', 'cos 10x', x => Math.cos(10 * x)),
  regression('regression-cube', 'x³', x => x ** 3),
]
