/** Where the presenter is, as Slidev tells the pages of a deck: for those that get it in another way. */
import type { Plugin } from 'vite'
import { z } from 'zod'

export interface Place {
  /** From 1. */
  readonly slide: number
  readonly clicks: number
}

/** The message by which Slidev's pages share where they are. */
const SHARED = 'vue-server-ref'

const place = z.object({ page: z.int().min(1), clicks: z.number().min(0).catch(0) })
const message = z.object({
  type: z.literal('custom'),
  event: z.literal(SHARED),
  data: z.object({ key: z.literal('nav'), patch: place.optional(), data: place.optional() }),
})

/** @param onPlace told whenever someone who leads goes to a slide or a click */
export function followedPlace(onPlace: (place: Place) => void): Plugin {
  return {
    name: 'prismdeck:followed-place',
    apply: 'serve',
    enforce: 'pre',
    configureServer(server) {
      for (const channel of new Set([server.ws, server.hot])) {
        const { send } = channel
        channel.send = ((...told: unknown[]) => {
          const { data: read } = message.safeParse(told[0])
          const at = read && (read.data.patch ?? read.data.data)
          if (at)
            onPlace({ slide: at.page, clicks: at.clicks })
          Reflect.apply(send, channel, told)
        }) as typeof send
      }
    },
  }
}
