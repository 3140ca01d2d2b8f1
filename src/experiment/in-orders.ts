import type { Arm } from './running/arm.js'

/**
 * Every training of these arms, once, read in each of these orders. Resets are no order: only what is
 * trained remains of such arms. An arm that was there keeps its name; the others have that of the
 * first arm of their training, without its order, and their own: "batch 4, anchored:50".
 */
export function inOrders(arms: readonly Arm[], orders: readonly string[]): Arm[] {
  const ofTraining = new Map<string, Arm[]>()
  for (const arm of arms) {
    const key = JSON.stringify(arm.training)
    ofTraining.set(key, [...(ofTraining.get(key) ?? []), arm])
  }
  return [...ofTraining.values()].flatMap(alike => {
    const first = alike.find(arm => orderOf(arm) !== undefined) ?? alike[0]!
    return orders.map(order => {
      const own = alike.find(arm => orderOf(arm) === order)
      return own ?? { ...first, name: nameIn(first, order), read: { order } }
    })
  })
}

const orderOf = ({ read }: Arm): string | undefined => ('order' in read ? read.order : undefined)

/** "Adam forward" and "batch 4, forward" are of the trainings "Adam" and "batch 4", "forward" of the plain one. */
function nameIn(arm: Arm, order: string): string {
  const without = arm.name
    .split(', ')
    .map(part => part.split(' ').filter(word => word !== orderOf(arm)))
    .filter(words => words.length > 0)
    .map(words => words.join(' '))
  return [...without, order].join(', ')
}
