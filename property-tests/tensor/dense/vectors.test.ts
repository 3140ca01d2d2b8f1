import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Arena } from '../../../src/tensor/dense/arena.js'
import { arraysOf } from '../../../src/tensor/dense/states.js'
import { arenaVectors } from '../../../src/tensor/dense/vectors.js'
import { property } from '../../property.js'
import { brokenLaws } from '../../space/law.js'
import { type VectorLawConstraints, vectorLaws } from '../../space/vector-laws.js'

const dim = 5
const arena = new Arena()
const space = arenaVectors(arena, dim)

/** float32 numbers of which products of four neither overflow nor underflow. */
const entry = fc
  .tuple(fc.integer({ min: -(2 ** 24), max: 2 ** 24 }), fc.integer({ min: -8, max: 8 }))
  .map(([m, e]) => m * 2 ** (e - 20))
const vector = fc.array(entry, { minLength: dim, maxLength: dim }).map(x => arena.from(x))
const constraints: VectorLawConstraints<Float32Array, number> = {
  vectors: vector,
  scalars: entry,
  coordinates: v => [...v],
  unit: 2 ** -24,
}

for (const each of vectorLaws(space, constraints)) test(each.name, () => each.assert())

property([vector, vector, entry])(
  'coordinates one by one: products, quotients, roots',
  (a, b, s) => {
    const f = Math.fround
    expect([...space.multiply(a, b)]).toEqual([...a].map((x, i) => f(x * b[i]!)))
    const positive = space.add(space.multiply(b, b), space.constant(1))
    expect([...space.divide(a, positive)]).toEqual([...a].map((x, i) => f(x / positive[i]!)))
    expect([...space.squareRoot(positive)]).toEqual([...positive].map(x => f(Math.sqrt(x))))
    expect([...space.constant(s)]).toEqual([...a].map(() => s))
  },
)

test('controls: wrong spaces break the laws', () => {
  const broken = (wrong: Partial<typeof space>) =>
    brokenLaws(vectorLaws({ ...space, ...wrong }, constraints))
  expect(broken({ sub: space.add })).not.toEqual([])
  expect(broken({ axpy: (_, x, y) => space.add(x, y) })).not.toEqual([])
  expect(
    broken({
      add(a, b) {
        for (let i = 0; i < dim; i++) a[i]! += b[i]!
        return a
      },
    }),
  ).not.toEqual([])
})

/** The state of an arena that only counts: which arrays are lent, by the name they were given. */
property([
  fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 40_000 })), { maxLength: 40 }),
])('arrays that are held never overlap, keep their entries, and begin at cache lines', steps => {
  const own = new Arena()
  const held: { array: Float32Array; mark: number }[] = []
  steps.forEach(([make, size], mark) => {
    if (make || held.length === 0) {
      const array = own.make(size)
      expect(array.length).toBe(size)
      expect(array.byteOffset % 64).toBe(0)
      held.push({ array: array.fill(mark), mark })
    } else own.giveUp(held.splice(size % held.length, 1)[0]!.array)
    expect(own.live).toBe(held.length)
  })
  for (const { array, mark } of held) {
    expect(own.holds(array)).toBe(true)
    expect(array[0]).toBe(mark)
    expect(array.at(-1)).toBe(mark)
  }
})

test('what is made on the way is given up, also when something is thrown', () => {
  const own = new Arena()
  const kept = own.tidy(() => {
    own.make(3)
    own.tidy(() => own.make(4), arraysOf)
    return { a: own.make(5), b: [own.make(6), 7] }
  }, arraysOf)
  expect([...arraysOf(kept)].map(array => array.length)).toEqual([5, 6])
  expect(own.live).toBe(2)
  const fail = () => {
    own.make(3)
    throw new Error('on the way')
  }
  expect(() => own.tidy(fail, arraysOf)).toThrow('on the way')
  expect(own.live).toBe(2)
})
