import type { TableMap } from '../map/table.js'

/**
 * Whether some composition of the maps is constant, so that i.i.d. draws of them almost surely
 * coalesce. It is so exactly when any two states can be brought together by some word: then all can,
 * two by two. Takes O(n²) pairs for each map.
 */
export function coalescing<S>(maps: readonly TableMap<S>[]): boolean {
  const n = maps[0]?.images.length ?? 0
  const met = new Set<number>()
  const pairs = Array.from({ length: n * n }, (_, at) => [Math.floor(at / n), at % n] as const)
  for (const [i, j] of pairs) if (i === j) met.add(i * n + j)
  for (let before = 0; before < met.size; ) {
    before = met.size
    for (const [i, j] of pairs) {
      if (maps.some(({ images }) => met.has(images[i]! * n + images[j]!))) met.add(i * n + j)
    }
  }
  return met.size === n * n
}
