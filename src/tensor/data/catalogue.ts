import { cifar10, cifar100 } from './cifar.js'
import { UnknownDataSetError } from './data-error.js'
import type { DataSource } from './data-source.js'
import { fashionMnist } from './fashion-mnist.js'
import { iris } from './iris.js'
import { mnistDigits } from './mnist-digits.js'
import { regressions } from './regression.js'

/** The data sets, those that need nothing first. */
export const catalogue: readonly DataSource[] = [
  ...regressions,
  iris,
  mnistDigits,
  fashionMnist,
  cifar10,
  cifar100,
]

/** The data set of a name. Throws UnknownDataSetError, which lists them, if there is none. */
export function sourceOf(name: string, sources: readonly DataSource[] = catalogue): DataSource {
  const found = sources.find(source => source.name === name)
  if (found) return found
  throw new UnknownDataSetError(
    name,
    sources.map(source => source.name),
  )
}
