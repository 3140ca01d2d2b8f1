import { type Rational, rationals } from '../space/rational.js'
import { atLeastLength, atMostLength } from './d6.reflections.js'

/** E l_n with its bounds. */
export function rates(means: readonly Rational[]) {
  const series = (name: string, of: (n: number) => Rational, dashed = false) => ({
    name,
    mark: 'line' as const,
    dashed,
    points: means.flatMap((_, n) => (n > 0 ? [[n, rationals.toNumber(of(n))] as const] : [])),
  })
  return {
    id: 'd6-reflections',
    title: 'Length of T_1 … T_n[0, 1], reflections |u − x| with u uniform',
    caption:
      'Its mean, exactly, falls like 1/n: X_n converges, but not geometrically. The law of X_n is that of its limit from n = 2 on.',
    x: { label: 'n', scale: 'log' as const },
    y: { label: 'mean length', scale: 'log' as const },
    series: [
      series('E l_n', n => means[n]!),
      series('4/(n + 4)', atMostLength, true),
      series('1/(1 + (2 log 2 − 1)n)', atLeastLength, true),
    ],
  }
}
