const emptyElements = new Set(['meta', 'br', 'hr', 'img', 'link'])

/**
 * Whether the tags of a page are nested: every tag that is opened is closed, in the right order,
 * and no `<` or `&` stands for itself. Parsers of HTML mend such things in silence.
 */
export function isNested(html: string): boolean {
  const open: string[] = []
  const body = html.replace(/^<!doctype html>/, '')
  const tag =
    /<(?<close>\/?)(?<name>[a-z][a-zA-Z0-9]*)(?<attributes>(?:\s+[\w-]+="[^"<]*")*)\s*(?<alone>\/?)>/g
  for (const match of body.matchAll(tag)) {
    const { close, name = '', alone } = match.groups!
    if (close) {
      if (open.pop() !== name) return false
    } else if (!alone && !emptyElements.has(name)) {
      open.push(name)
    }
  }
  const text = body.replace(/<style>[^<]*<\/style>/g, '').replace(tag, '')
  return open.length === 0 && !/<|&(?!#\d+;|#x[0-9a-f]+;|[a-z]+;)/i.test(text)
}
