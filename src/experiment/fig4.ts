import { regression } from './regression.js'

/** Figure 4: x², learning rate 0.05. */
export const fig4 = regression('fig4', 'regression-square', 'x²', 0.05)
