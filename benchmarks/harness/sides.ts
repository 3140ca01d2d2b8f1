import type { SideOf } from './work.js'

/** Our own side: the one that peers are compared with, or another way of ours. */
export const ours = (variant: string, name = 'Retrograde', cores: 1 | 2 = 1): SideOf => ({
  ...{ name, by: 'retrograde', variant, cores },
  peer: false,
})

/** A side of the work's Python module. */
export const fromPeers = (
  name: string,
  by: 'numpy' | 'torch' | 'jax',
  variant: string,
  cores: 1 | 2 = 1,
): SideOf => ({ name, by, variant, cores, peer: true })

/** Two processes of one core each, at once: what two cores do of work that falls in two. */
export const inPairs = (side: SideOf): SideOf => ({
  ...side,
  name: `${side.name}, two processes`,
  cores: 2,
  copies: 2,
})
