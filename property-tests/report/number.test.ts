import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortNumber, shortTime, typesetNumber } from '../../src/report/number.js'

const finite = fc.double({ min: -1e308, max: 1e308, noNaN: true })

describe('short numbers', () => {
  it('read back as the number to three digits', () => {
    fc.assert(
      fc.property(finite, x => {
        const read = Number(shortNumber(x))
        expect(Math.abs(read - x)).toBeLessThanOrEqual(0.005000001 * Math.abs(x) + 5e-324)
        expect(shortNumber(x).length).toBeLessThanOrEqual(10)
      }),
    )
  })

  it.each([
    [0, '0', '0'],
    [-0, '0', '0'],
    [0.25, '0.25', '0.25'],
    [-66.44, '-66.4', '−66.4'],
    [1e-6, '1e-6', '10⁻⁶'],
    [-1e-6, '-1e-6', '−10⁻⁶'],
    [1.234e-113, '1.23e-113', '1.23·10⁻¹¹³'],
    [9999, '1e4', '10⁴'],
    [0.00099999, '0.001', '0.001'],
    [Number.NEGATIVE_INFINITY, '-Infinity', '−∞'],
    [Number.NaN, 'NaN', 'NaN'],
  ])('%d is %s, typeset %s', (x, short, typeset) => {
    expect(shortNumber(x)).toBe(short)
    expect(typesetNumber(x)).toBe(typeset)
  })
})

describe('short times', () => {
  it.each([
    [0, '0 ms'],
    [999.4, '999 ms'],
    [999.6, '1.00 s'],
    [9994, '9.99 s'],
    [9996, '10.0 s'],
    [99_949, '99.9 s'],
    [99_951, '100 s'],
    [999_600, '17 min'],
    [5_969_000, '99 min'],
    [5_970_000, '2 h'],
  ])('%d ms is %s', (ms, text) => expect(shortTime(ms)).toBe(text))

  it('take at most six columns up to a year', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3.15e10, noNaN: true }), ms => {
        expect(shortTime(ms).length).toBeLessThanOrEqual(6)
      }),
    )
  })
})
