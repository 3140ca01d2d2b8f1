import { piecewise } from '../algebra/algebra.js'
import type { Formula } from '../algebra/formula.js'
import type { OrderedField } from '../space/field.js'
import { affineFormula } from './affine-formula.js'
import { expectFamily, scalar } from './parameters.js'
import { type ClosedMap, MapError, type Proved } from './self-map.js'
import { showAffine } from './show.js'

/** Where a clip stops; an end that is absent is −∞ or ∞. */
export interface Bounds<S> {
  readonly lo?: S
  readonly hi?: S
}

/** x ↦ clip(a·x + b, lo, hi). */
export interface ClipAffine<S> extends ClosedMap<S, S, ClipAffine<S>> {
  readonly family: 'clip-affine'
  readonly a: S
  readonly b: S
  readonly bounds: Bounds<S>
}

/**
 * x ↦ clip(a·x + b, lo, hi) = min(max(a·x + b, lo), hi) on the line of a field, a of any sign:
 * projected steps, ReLU, Lindley. Lipschitz constant |a| (0 if lo = hi), monotone as the sign of
 * a; over an exact field with a < 1 it carries its fixed point clip(b/(1 − a), lo, hi).
 *
 * Composition: f∘clip(·, lo, hi) is the affine part of f clipped to the values of f at lo and hi,
 * for f is monotone.
 * @throws MapError if a parameter is not finite, or lo > hi
 */
export function clipAffine<S>(
  field: OrderedField<S>,
  a: S,
  b: S,
  bounds: Bounds<S> = {},
): ClipAffine<S> {
  const { lo, hi } = bounds
  scalar(field, a, 'clip-affine map, slope')
  scalar(field, b, 'clip-affine map, shift')
  if (lo !== undefined) scalar(field, lo, 'clip-affine map, lo')
  if (hi !== undefined) scalar(field, hi, 'clip-affine map, hi')
  if (lo !== undefined && hi !== undefined && field.compare(lo, hi) > 0) {
    const shown = `[${field.show(lo)}, ${field.show(hi)}]`
    throw new MapError(`clip-affine map, bounds: expected lo ≤ hi, got ${shown}`)
  }
  return new Clip(field, a, b, bounds)
}

class Clip<S> implements ClipAffine<S> {
  readonly family = 'clip-affine'

  constructor(
    private readonly field: OrderedField<S>,
    readonly a: S,
    readonly b: S,
    readonly bounds: Bounds<S>,
  ) {}

  get name(): string {
    const { field, a, b, bounds } = this
    const line = showAffine(field, a, b)
    const [lo, hi] = [bounds.lo, bounds.hi].map(end => end !== undefined && field.show(end))
    if (lo && hi) return `x ↦ clip(${line}, ${lo}, ${hi})`
    if (lo) return `x ↦ max(${line}, ${lo})`
    return hi ? `x ↦ min(${line}, ${hi})` : `x ↦ ${line}`
  }

  get proved(): Proved<S, S> {
    const { field, a, b } = this
    const { lo, hi } = this.bounds
    const constant = lo !== undefined && hi !== undefined && field.compare(lo, hi) === 0
    const crosses = field.exact && field.compare(a, field.one) < 0
    return {
      lipschitz: { '|·|': constant ? field.zero : field.abs(a) },
      monotone: this.direction() < 0 ? 'decreasing' : 'increasing',
      ...(crosses && { fixedPoint: this.clip(field.div(b, field.sub(field.one, a))) }),
    }
  }

  get formula(): Formula<S> {
    const { lo, hi } = this.bounds
    const line = affineFormula([this.a], [this.b])
    if (lo === undefined && hi === undefined) return line
    return {
      dimension: 1,
      apply(on, x) {
        const { max, min } = piecewise(on)
        const raised = line.apply(on, x).map(y => (lo === undefined ? y : max(y, on.of(lo))))
        return hi === undefined ? raised : raised.map(y => min(y, on.of(hi)))
      },
    }
  }

  apply(x: S): S {
    return this.clip(this.field.add(this.field.mul(this.a, x), this.b))
  }

  after(inner: ClipAffine<S>): ClipAffine<S> {
    expectFamily('clip-affine', inner)
    const { field, a, b } = this
    const direction = this.direction()
    const atLo = inner.bounds.lo !== undefined ? this.apply(inner.bounds.lo) : this.end(-direction)
    const atHi = inner.bounds.hi !== undefined ? this.apply(inner.bounds.hi) : this.end(direction)
    const [lo, hi] = direction < 0 ? [atHi, atLo] : [atLo, atHi]
    return clipAffine(field, field.mul(a, inner.a), field.add(field.mul(a, inner.b), b), {
      ...(lo !== undefined && { lo }),
      ...(hi !== undefined && { hi }),
    })
  }

  private clip(y: S): S {
    const { lo, hi } = this.bounds
    if (lo !== undefined && this.field.compare(y, lo) < 0) return lo
    if (hi !== undefined && this.field.compare(y, hi) > 0) return hi
    return y
  }

  /** The sign of a. */
  private direction(): number {
    return Math.sign(this.field.compare(this.a, this.field.zero))
  }

  /** The limit of T where a·x tends to ∞ (1), stays 0 (0) or tends to −∞ (−1); absent if ±∞. */
  private end(way: number): S | undefined {
    if (way === 0) return this.clip(this.b)
    return way > 0 ? this.bounds.hi : this.bounds.lo
  }
}
