import { regression } from './regression.js'

/** Figure 5: cos 10x, learning rate 0.02. */
export const fig5 = regression('fig5', 'regression-cosine', 'cos 10x', 0.02)
