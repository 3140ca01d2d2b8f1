// What is left of the expansions of Definition C.3, D.1 and D.2 on a small rectified network, step by
// step: in float64 by the formulas, in float32 on the dense kernels, how far rounding may take the
// two apart, and log2 of each remainder over the next. tsx benchmarks/bracket-slopes.ts [--json]
import { expansions, slopeRows, slopes } from '../property-tests/tensor/dense/bracket-slopes.js'
import { n, network } from '../property-tests/tensor/dense/carriers.js'
import { right } from '../src/report/columns.js'
import { printJson } from '../src/report/print-json.js'

const steps = Array.from({ length: 11 }, (_, k) => 2 ** -(4 + k))
const tables = expansions.map(expansion => {
  const rows = slopeRows(expansion, steps)
  return {
    expansion: expansion.name,
    rows,
    slopes: {
      difference: slopes(rows.map(({ difference }) => difference)),
      float64: slopes(rows.map(({ float64 }) => float64)),
      float32: slopes(rows.map(({ float32 }) => float32)),
    },
  }
})

if (process.argv.includes('--json')) {
  console.log(printJson({ network: network.name, parameters: network.size, n, tables }))
} else {
  console.log(
    `${network.name}, ${network.size} parameters, n = ${n}; norms in ℓ2, slope in brackets`,
  )
  const line = (cells: readonly string[]) => console.log(cells.map(c => right(c, 18)).join(''))
  for (const { expansion, rows, slopes: found } of tables) {
    console.log(`\n${expansion}`)
    line(['h', 'difference', 'left in float64', 'left in float32', 'floor at most'])
    rows.forEach(({ h, difference, float64, float32, floor }, i) => {
      const cell = (x: number, list: readonly number[]) =>
        `${x.toExponential(2)} (${list[i - 1]?.toFixed(2) ?? '    '})`
      line([
        `2^${Math.log2(h)}`,
        cell(difference, found.difference),
        cell(float64, found.float64),
        cell(float32, found.float32),
        floor.toExponential(2),
      ])
    })
  }
}
