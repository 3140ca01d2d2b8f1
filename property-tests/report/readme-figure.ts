import { figureSvg } from '../../src/report/index.js'
import { runStatement } from '../../src/statement/index.js'
import { irisAnchor } from '../../src/statement/iris-anchor.js'

/** The figure of README.md, drawn anew: seed 1, full size. */
export async function readmeFigure(): Promise<string> {
  const signal = new AbortController().signal
  const { figures } = await runStatement(irisAnchor, { seed: 1, quick: false, signal })
  return figureSvg(figures.find(({ id }) => id === 'iris-anchor-loss')!)
}
