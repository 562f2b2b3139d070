/** Web socket messages of pages, checked before Vite, Slidev and their plugins see them: what is not on the list is nobody's. */
import type { Plugin } from 'vite'
import { z } from 'zod'
import { PAGE_MESSAGES } from './messages.ts'
import { LARGEST_BODY } from './request-limits.ts'

/** The messages that pages send, by their events. */
export const FRAMES: Readonly<Record<string, z.ZodType>> = {
  ...PAGE_MESSAGES,
  // A style sheet of UnoCSS asks whether it is still right.
  'unocss:hmr': z.array(z.string().max(200)).max(4),
  'vite:invalidate': z.object({ path: z.string(), message: z.string().optional(), firstInvalidatedBy: z.string() }),
  // An editor on a slide; Slidev writes what the deck names so, of which `slidev/own-files.ts` is the judge.
  'slidev:monaco-write': z.object({ file: z.string().regex(/^snippets\/(?!.*\.\.(?:\/|$))/), content: z.string() }),
}

const frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('custom'), event: z.string(), data: z.unknown() }),
])

export function isKnownFrame(raw: unknown): boolean {
  const text = String(raw)
  if (text.length > LARGEST_BODY)
    return false
  let value: unknown
  try {
    value = JSON.parse(text)
  }
  catch {
    return false
  }
  const { data: read } = frame.safeParse(value)
  return read !== undefined && (read.type === 'ping' || (Object.hasOwn(FRAMES, read.event) && FRAMES[read.event]!.safeParse(read.data).success))
}

export function checkedFrames(): Plugin {
  return {
    name: 'prismdeck:checked-frames',
    apply: 'serve',
    enforce: 'pre',
    configureServer({ ws }) {
      ws.on('connection', (socket) => {
        const { emit } = socket
        // All who listen, now and later, do so by this.
        socket.emit = ((event: string, ...told: unknown[]) =>
          event === 'message' && !isKnownFrame(told[0]) ? false : emit.call(socket, event, ...told)) as typeof emit
      })
    },
  }
}
