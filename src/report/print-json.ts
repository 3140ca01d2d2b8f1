/** A number that JSON cannot hold. */
export class NotFiniteError extends Error {
  override readonly name = 'NotFiniteError'
}

/**
 * A value as JSON with 2 spaces of indentation, arrays of numbers on one line, keys as they come,
 * those without a value left out.
 *
 * Throws NotFiniteError, naming the place, where JSON.stringify would write null for a number.
 */
export function printJson(value: unknown, place = '', indent = ''): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new NotFiniteError(`${place || 'value'}: expected a finite number, got ${value}`)
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const items = value.map((item, i) => printJson(item, `${place}[${i}]`, inner))
    const flat = value.every(item => typeof item === 'number')
    return flat ? `[${items.join(', ')}]` : block('[', items, ']', indent)
  }
  const members = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => {
      const text = printJson(item, place ? `${place}.${key}` : key, inner)
      return `${JSON.stringify(key)}: ${text}`
    })
  return block('{', members, '}', indent)
}

function block(open: string, items: readonly string[], close: string, indent: string): string {
  if (items.length === 0) return open + close
  return `${open}\n${items.map(item => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`
}
