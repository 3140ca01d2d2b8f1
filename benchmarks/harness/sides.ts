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
