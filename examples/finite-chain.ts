// Two states: "both to 0", or "swap". Coupling from the past ends, and the law is (2/3, 1/3).
import { discrete, finite, table } from 'retrograde'

export const map = finite(discrete(2), [table([0, 0]), table([1, 0])])
export const start = 1
