/** A number in five digits: 0.69315, 1.2e-7; in more where it would round to 1 and is not. */
export const brief = (x: number): string => {
  for (let digits = 5; digits < 17; digits++) {
    const rounded = Number(x.toPrecision(digits))
    if (Math.abs(rounded) !== 1 || Math.abs(x) === 1) return String(rounded)
  }
  return String(x)
}
