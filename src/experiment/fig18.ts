import { orderAverage } from './order-average.js'

/** Figures 18 (train) and 19 (test): c = 4. */
export const fig18 = orderAverage(4, ['fig18', 'fig19'], 2048)
