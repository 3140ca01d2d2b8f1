import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of one file on this machine, and what it was asked. */
export interface FileServer {
  readonly url: string
  /** The Range of each request, in their order. */
  readonly ranges: (string | undefined)[]
}

/** How a request is answered; `cutting` sends so many bytes and breaks the connection. */
export type Answer = (bytes: Uint8Array, request: IncomingMessage, response: ServerResponse) => void

/** Sends the range asked for, as HTTP has it (RFC 9110, 14). */
export const ranged: Answer = (bytes, request, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  const partly = request.headers.range !== undefined
  const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`
  response.writeHead(partly ? 206 : 200, {
    'content-length': bytes.length - from,
    ...(partly && { 'content-range': range }),
  })
  response.end(bytes.subarray(from))
}

/** Knows no ranges: all of it, always. */
export const whole: Answer = (bytes, _, response) => {
  response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
}

/** Sends the range asked for, but `count` bytes of it alone, and breaks the connection. */
export const cut =
  (count: number): Answer =>
  (bytes, request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': bytes.length - from,
      ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    })
    response.write(bytes.subarray(from, from + count), () => response.destroy())
  }

/** Runs with a server that gives these answers, one a request, the last one again and again. */
export async function serving<T>(
  bytes: Uint8Array,
  answers: readonly Answer[],
  run: (server: FileServer) => Promise<T>,
): Promise<T> {
  const ranges: (string | undefined)[] = []
  const server = createServer((request, response) => {
    const answer = answers[Math.min(ranges.length, answers.length - 1)]!
    ranges.push(request.headers.range)
    answer(bytes, request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    return await run({ url: `http://127.0.0.1:${port}/file.tar.gz`, ranges })
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}
