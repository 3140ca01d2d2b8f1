import { describe, expect, it } from 'vitest'
import { subjectOf } from '../../src/check/index.js'
import { uniformLaw } from '../../src/law/index.js'
import { affine } from '../../src/map/index.js'
import { finite } from '../../src/random/index.js'
import { euclidean, real, realLine } from '../../src/space/index.js'

const map = finite(realLine, [affine(real, 0.5, 1)])

describe('what a module exports', () => {
  it('is taken by name, or as one default export', () => {
    const all = { map, start: 3, k: 0.5, D: 1, reference: uniformLaw(), points: [1, 2] }
    expect(subjectOf(all)).toEqual({ ...all, space: realLine })
    expect(subjectOf({ default: all })).toEqual({ ...all, space: realLine })
  })

  it('starts at 0 where that is a point, unless told otherwise', () => {
    expect(subjectOf({ map }).start).toBe(0)
    const plane = { ...map, space: euclidean(2) }
    expect(() => subjectOf({ map: plane })).toThrow(
      /^export start: expected a point of .*, got none$/,
    )
  })

  it.each([
    [{}, 'export map: expected a random map, got a module that exports nothing'],
    [{ foo: 1 }, 'export map: expected a random map, got a module that exports foo'],
    [{ map: 3 }, /^export map: expected a random map \(.*\), got 3$/],
    [{ map: { name: 'T' } }, /got an object with name$/],
    [{ map, space: {} }, /^export space: expected a metric space \(.*\), got an empty object$/],
    [{ map, start: 'x' }, /^start: expected a point of ℝ, got /],
    [{ map, k: -1 }, 'export k: expected a finite number ≥ 0, got -1'],
    [{ map, k: '1' }, 'export k: expected a finite number ≥ 0, got "1"'],
    [{ map, D: Number.NaN }, /^export D: expected a finite number ≥ 0, got NaN$/],
    [{ map, reference: 1 }, 'export reference: expected a law with name and cdf, got 1'],
    [{ map, points: 1 }, 'export points: expected a list of points, got 1'],
    [{ map, points: [0, Number.NaN] }, /^points, 1: expected a point of ℝ, got NaN/],
    [{ map, begin: 1 }, /^export begin: expected one of map, space, start, /],
  ] as const)('refused in one line, %#', (module, message) => {
    expect(() => subjectOf(module)).toThrow(message)
  })
})

describe('a region and the step on the whole loss', () => {
  it('are taken from a module', () => {
    const full = affine(real, 0.9, 0)
    const found = subjectOf({ map, region: { low: -1, high: [2] }, full })
    expect([...found.region!.low, ...found.region!.high]).toEqual([-1, 2])
    expect(found.full).toBe(full)
  })
  it.each([
    [{ region: 3 }, /^export region: expected \{ low, high \}, .*, got 3$/],
    [
      { region: { low: 1, high: 0 } },
      /^export region: box, coordinate 1: expected finite low ≤ high/,
    ],
    [{ region: { low: 'a', high: 0 } }, /^export region: expected \{ low, high \}/],
    [{ full: 3 }, /^export full: expected a map \{ name, apply, proved \}, got 3$/],
  ])('control: %j is refused', (more, said) => {
    expect(() => subjectOf({ map, ...more })).toThrow(said)
  })
})
