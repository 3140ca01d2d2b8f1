import { describe, expect, test } from 'vitest'
import {
  anchored,
  anchoredDoubling,
  anchoredHeldOut,
  anchoredReuse,
  backward,
  forward,
  intermittentEvery,
  mean,
  type Order,
  type OrderMean,
  orderForms,
  orderNamed,
  permuted,
  switched,
  window,
} from '../../src/order/index.js'

describe('orders by name', () => {
  const cases: [string, Order | OrderMean][] = [
    ['forward', forward],
    ['backward', backward],
    ['anchored:50', anchored(50)],
    ['anchored:0', anchored(0)],
    ['anchored:doubling', anchoredDoubling(10)],
    ['anchored-reuse:3', anchoredReuse(3)],
    ['anchored-held-out:4', anchoredHeldOut(4)],
    ['intermittent:500', intermittentEvery(500)],
    ['switched:1000', switched(1000)],
    ['window:7', window(7)],
    ['permuted:9', permuted(9)],
    ['mean:forward+backward', mean(forward, backward)],
    ['mean:anchored:2+switched:1', mean(anchored(2), switched(1))],
  ]
  test.each(cases)('%s', (text, expected) => {
    const found = orderNamed(text)
    expect(found.name).toBe(expected.name)
    const words = (order: Order | OrderMean) =>
      ('parts' in order ? order.parts : [order]).map(part =>
        [0, 1, 2, 7, 40].map(n => [...part.word(n)]),
      )
    expect(words(found)).toEqual(words(expected))
  })

  test('every form that help names is one, with a number for its letter', () => {
    for (const form of orderForms) {
      const text = form.replace('order+order', 'forward').replace(/:(m|k|w|period|seed)$/, ':3')
      expect(() => orderNamed(text)).not.toThrow()
    }
  })

  test.each([
    '',
    'Forward',
    'anchored',
    'anchored:',
    'anchored:-1',
    'anchored:1.5',
    'anchored:1:2',
    'anchored:m',
    'forward:1',
    'mean:',
    'mean:forward+',
    'mean:mean:forward',
    'toString',
    'constructor:1',
  ])('%j is none', text => {
    expect(() => orderNamed(text)).toThrow(
      new RangeError(
        'order: expected one of forward, backward, anchored:doubling, anchored:m, ' +
          'anchored-reuse:m, anchored-held-out:m, intermittent:period, switched:k, window:w, ' +
          `permuted:seed, mean:order+order, got ${JSON.stringify(text)}`,
      ),
    )
  })

  test('parameters out of range are refused by the order itself', () => {
    expect(() => orderNamed('intermittent:0')).toThrow(
      'intermittentEvery(period): expected an integer ≥ 1, got 0',
    )
  })
})
