/** The number of layers. */
export const layers = 256

/** Where the layers end and the tail begins. */
const end = 3.654152885361009
/** The area of each layer: end·f(end) + ∫ f from end to ∞. */
const area = 0.004928673233974655

/**
 * The ziggurat of f(x) = exp(−x²/2), x ≥ 0 (Marsaglia and Tsang 2000): layers of one area. Layer
 * i ≥ 1 is [0, x[i]] × [y[i], y[i+1]] with y[i] = f(x[i]), and lies under the graph up to x[i+1]:
 * x[1] = end > x[2] > … > x[256] = 0. Layer 0 is [0, end] × [0, f(end)] with the tail; x[0] is the
 * length of a rectangle of that height and area.
 */
export const ziggurat = stack()

function stack(): { readonly x: Float64Array; readonly y: Float64Array } {
  const x = new Float64Array(layers + 1)
  const y = new Float64Array(layers + 1)
  x[1] = end
  y[1] = Math.exp((-end * end) / 2)
  x[0] = area / y[1]!
  for (let i = 2; i < layers; i++) {
    y[i] = y[i - 1]! + area / x[i - 1]!
    x[i] = Math.sqrt(-2 * Math.log(y[i]!))
  }
  y[layers] = 1
  return { x, y }
}
