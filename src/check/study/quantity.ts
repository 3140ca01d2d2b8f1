/** The largest constant of the maps looked at, on the region: what bounds and estimates are of. */
export const supLip = 'sup Lip(T)'
