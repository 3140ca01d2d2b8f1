import { orderAverage } from './order-average.js'

/** Figures 14 (train) and 15 (test): c = 2. */
export const fig14 = orderAverage(2, ['fig14', 'fig15'], 2048)
