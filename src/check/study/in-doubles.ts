import { affine } from '../../map/affine.js'
import { lipschitzIn, type SelfMap } from '../../map/self-map.js'
import type { RandomMap } from '../../random/random-map.js'
import { frameOf, sizeOf } from '../../space/frame.js'
import { realLine } from '../../space/line.js'
import { rationals } from '../../space/rational.js'
import { real } from '../../space/real.js'
import { asFinite } from '../known.js'
import { type Subject, SubjectError } from '../subject.js'

/**
 * A subject over doubles, which is what estimators compute in: itself, or, on the rational line, its
 * maps rounded. Throws SubjectError for other exact spaces, whose constants `check` finds exactly.
 */
export function inDoubles<P, S>(subject: Subject<P, S>): Subject<P> {
  const { field, metric } = subject.space
  if (!field.exact) return subject as unknown as Subject<P>
  const { start } = subject
  if (field.name !== rationals.name || metric !== realLine.metric || !frameOf(start)) {
    throw new SubjectError(
      `space: expected points made of doubles, or the rational line, got ${subject.space.name}`,
    )
  }
  return rounded(subject as never) as unknown as Subject<P>
}

function rounded<S>(subject: Subject<S, S>): Subject<number> {
  const { map, start, points, full, ...rest } = subject
  const { field } = subject.space
  const number = (p: S) => sizeOf(p as never)
  const one = (given: SelfMap<S, S>): SelfMap<number> => {
    if ('family' in given && given.family === 'affine') {
      const { a, b } = given as unknown as { readonly a: S; readonly b: S }
      return affine(real, number(a), number(b))
    }
    const k = lipschitzIn(given, subject.space)
    return {
      name: given.name,
      apply: x => number(given.apply(field.of(x))),
      proved: k === undefined ? {} : { lipschitz: { [realLine.metric]: number(k) } },
    }
  }
  const k = map.proved?.lipschitz?.[realLine.metric]
  const finite = asFinite(map)
  const inReals: RandomMap<number> = {
    name: map.name,
    space: realLine,
    sampling: map.sampling,
    ...(k !== undefined && { proved: { lipschitz: { [realLine.metric]: number(k) } } }),
    ...(finite && { maps: finite.maps.map(one), weights: finite.weights }),
    realize(seed, stream) {
      const sequence = map.realize(seed, stream)
      return { at: i => one(sequence.at(i)) }
    },
  }
  const { slope: _, ...others } = rest
  return {
    ...others,
    map: inReals,
    space: realLine,
    start: number(start),
    ...(points && { points: points.map(number) }),
    ...(full && { full: one(full) }),
  }
}
