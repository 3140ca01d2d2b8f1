/** A duration as it is read: "4 s", "12 min", "3.5 h", "40 days". */
export function durationText(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'for ever'
  if (seconds < 99.5)
    return `${seconds < 9.95 ? Number(seconds.toFixed(1)) : Math.round(seconds)} s`
  const minutes = seconds / 60
  if (minutes < 99.5) return `${Math.round(minutes)} min`
  const hours = minutes / 60
  return hours < 72 ? `${Number(hours.toFixed(1))} h` : `${Math.round(hours / 24)} days`
}
