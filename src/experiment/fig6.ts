import { regression } from './regression.js'

/** Figure 6: x³, learning rate 0.02. */
export const fig6 = regression('fig6', 'regression-cube', 'x³', 0.02)
