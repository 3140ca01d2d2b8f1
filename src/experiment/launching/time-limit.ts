import { RunError } from '../running/run-error.js'

/** Days, hours, minutes, seconds of the forms that Slurm takes. */
const forms: readonly RegExp[] = [
  /^(?<minutes>\d+)$/,
  /^(?<minutes>\d+):(?<seconds>[0-5]\d)$/,
  /^(?<hours>\d+):(?<minutes>[0-5]\d):(?<seconds>[0-5]\d)$/,
  /^(?<days>\d+)-(?<hours>\d+)$/,
  /^(?<days>\d+)-(?<hours>\d+):(?<minutes>[0-5]\d)$/,
  /^(?<days>\d+)-(?<hours>\d+):(?<minutes>[0-5]\d):(?<seconds>[0-5]\d)$/,
]

/** The seconds of a time limit as Slurm takes them: "90" minutes, "1:30:00", "2-12". @throws RunError */
export function timeLimit(text: string): number {
  const groups = forms.map(form => form.exec(text)?.groups).find(found => found !== undefined)
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = groups ?? {}
  const total = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
  if (total > 0 && total <= 31_536_000) return total
  throw new RunError(
    `--time: expected minutes, h:mm:ss or days-h:mm:ss, up to a year, got ${JSON.stringify(text)}`,
  )
}

/** Seconds as Slurm takes them: "0-01:30:00". */
export function slurmTime(total: number): string {
  const two = (n: number) => `${Math.floor(n)}`.padStart(2, '0')
  const [days, rest] = [Math.floor(total / 86_400), total % 86_400]
  return `${days}-${two(rest / 3600)}:${two((rest / 60) % 60)}:${two(rest % 60)}`
}
