import { orderAverage } from './order-average.js'

/** Figures 16 (train) and 17 (test): c = 3. */
export const fig16 = orderAverage(3, ['fig16', 'fig17'], 2049)
