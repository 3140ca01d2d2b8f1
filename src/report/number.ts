const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * x rounded to `digits` significant digits, short, in ASCII: "0.0123", "1.2e-7", "-Infinity".
 * Plain for 10⁻³ ≤ |x| < 10⁴, with an exponent elsewhere.
 */
export function shortNumber(x: number, digits = 3): string {
  if (!Number.isFinite(x) || x === 0) return String(x + 0)
  const rounded = Number(x.toPrecision(digits))
  const size = Math.abs(rounded)
  return size >= 1e-3 && size < 1e4 ? String(rounded) : rounded.toExponential().replace('e+', 'e')
}

/** The same in a mathematician's hand: "1.2·10⁻⁷", "−∞", and "10⁻⁶" for 1·10⁻⁶. */
export function typesetNumber(x: number, digits = 3): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'NaN' : x > 0 ? '∞' : '−∞'
  const [mantissa = '', exponent] = shortNumber(x, digits).split('e')
  const sign = mantissa.startsWith('-') ? '−' : ''
  const size = mantissa.replace('-', '')
  if (exponent === undefined) return sign + size
  return `${sign}${size === '1' ? '' : `${size}·`}10${superscript(exponent)}`
}

/** A count with its thousands apart: "2,001,000". */
export function typesetCount(n: number): string {
  return n.toLocaleString('en-US')
}

/** Milliseconds in at most six characters: "12 ms", "3.21 s", "84.2 s", "17 min". */
export function shortTime(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  const seconds = ms / 1000
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`
  if (seconds < 99.95) return `${seconds.toFixed(1)} s`
  if (seconds < 999.5) return `${Math.round(seconds)} s`
  return seconds < 5970 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}

function superscript(integer: string): string {
  return integer.replace('-', '⁻').replace(/\d/g, digit => superscripts[Number(digit)]!)
}
