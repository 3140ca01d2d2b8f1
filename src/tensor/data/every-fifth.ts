import type { Split } from './data-set.js'

/**
 * The examples of a split, where none was published: of each class, number 4, 9, 14, … is to test
 * with. They come class by class in turn (0, 1, 2, …, 0, 1, 2, …, as long as there are some), so
 * that rows in their order are no class after class. (class, number) counts from 0.
 */
export function everyFifth(
  counts: readonly number[],
  split: Split,
): { readonly of: number; readonly number: number }[] {
  const numbers = Array.from({ length: Math.max(...counts) }, (_, k) => k).filter(
    k => (k % 5 === 4) === (split === 'test'),
  )
  return numbers.flatMap(number =>
    counts.flatMap((count, of) => (number < count ? [{ of, number }] : [])),
  )
}
