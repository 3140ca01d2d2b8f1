import { real } from '../space/real.js'
import { backwardAverage, forwardAverage } from './d8.averages.js'

/** n Var of the averages. */
export function growth() {
  const at = [1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120, 200, 300, 500, 1000]
  const series = (name: string, of: typeof forwardAverage, h: number, dashed = false) => ({
    name,
    mark: 'line' as const,
    dashed,
    points: at.map(n => [n, of(real, 1 - h, 1, n)] as const),
  })
  return {
    id: 'd8-averages',
    title: 'n times the variance of the average of n iterates, AR(1) with s = 1',
    caption:
      'Forward it tends to s² = 1 for every step size h. Backward it grows like nV: the average tends to θ*, and its variance to V.',
    x: { label: 'n', scale: 'log' as const },
    y: { label: 'n · variance', scale: 'log' as const },
    series: [
      series('forward, h = 1/10', forwardAverage, 0.1),
      series('forward, h = 3/2', forwardAverage, 1.5),
      series('backward, h = 1/10', backwardAverage, 0.1, true),
      series('backward, h = 3/2', backwardAverage, 1.5, true),
    ],
  }
}
