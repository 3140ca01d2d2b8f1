import { timeText } from './lines.js'
import type { Results } from './results.js'
import type { Amount } from './work.js'

/** What an amount takes at the rates of work 0, a core's best; undefined where that is not measured. */
export function atRates(amount: Amount, { works }: Pick<Results, 'works'>): string | undefined {
  const cases = works.find(({ number }) => number === 0)?.cases
  const secondsOf = (id: string, peer: boolean) =>
    cases?.find(one => one.id === id)?.rows.find(row => row.peer === peer)?.time?.median
  const { multiplyAdds, of, bytes } = amount
  const [ours, theirs] = [secondsOf(of, false), secondsOf(of, true)]
  if (ours === undefined) return undefined
  const product = (seconds: number) => timeText(multiplyAdds * seconds)
  const copy = secondsOf('memory', false)
  const memory =
    bytes && copy ? [`${timeText(bytes * copy)} to fetch and store where no cache holds it`] : []
  return [
    `${product(ours)} in WebAssembly`,
    ...(theirs === undefined ? [] : [`${product(theirs)} in NumPy's product of matrices`]),
    ...memory,
  ].join(', ')
}
