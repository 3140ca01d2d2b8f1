/**
 * The seed of one check: a 32-bit hash of the run's seed, the statement's id and the check's name,
 * so that a check draws the same instances whatever else runs (FNV-1a, then a final avalanche).
 */
export function seedFor(seed: number, statement: string, check: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(`${seed}\n${statement}\n${check}`)) {
    hash = Math.imul(hash ^ byte, 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
