import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A process that answers each line of JSON by one. */
export interface Talker {
  /** @throws Error with what the process said last, where it ends instead of answering */
  ask<T>(message: object): Promise<T>
  close(): void
}

/** Starts a process. One that cannot be started, or ends, says so at the next question. */
export function talker(
  command: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = process.env,
): Talker {
  const [program, ...args] = command
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env })
  const complaints: string[] = []
  let ended: string | undefined
  child.stdin.on('error', () => {})
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints.push(text)
    if (complaints.length > 100) complaints.shift()
  })
  const gone = new Promise<never>((_, reject) => {
    child.once('error', error => reject(new Error(error.message)))
    child.once('close', code => {
      const last = complaints.join('').trim().split('\n').slice(-3).join(' | ')
      ended = `${program} ended with ${code}: ${last}`
      reject(new Error(ended))
    })
  })
  gone.catch(() => {})
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async ask(message) {
      child.stdin.write(`${JSON.stringify(message)}\n`)
      const answer = await Promise.race([answers.next(), gone])
      if (answer.done) return gone
      return JSON.parse(answer.value)
    },
    close: () => child.stdin.end(),
  }
}
