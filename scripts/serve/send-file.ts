/** Sending files to viewers, small: they may be many, on the wireless network of a venue. */
import type { ServerResponse } from 'node:http'
import type { Visit } from './front-server.ts'
import { Buffer } from 'node:buffer'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
}

const PACKED = /\.(?:js|css|svg|json|html)$/

const pack = promisify(gzip)

/** What was packed is kept as long as the content is. */
const packed = new WeakMap<object, Promise<Buffer>>()

/**
 * @param name whose ending says what it is
 * @param isLasting whether another content would have another address
 */
export async function sendFile({ request, response }: Pick<Visit, 'request' | 'response'>, name: string, content: Uint8Array, isLasting: boolean): Promise<void> {
  const headers: Record<string, string> = {
    'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
    'Cache-Control': isLasting ? 'private, max-age=31536000, immutable' : 'no-store',
  }
  let sent: Uint8Array = content
  if (PACKED.test(name) && content.length > 1000) {
    headers.Vary = 'Accept-Encoding'
    if (/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
      const known = packed.get(content) ?? pack(content)
      packed.set(content, known)
      sent = await known
      headers['Content-Encoding'] = 'gzip'
    }
  }
  end(response, headers, request.method === 'HEAD' ? undefined : Buffer.from(sent))
}

function end(response: ServerResponse, headers: Record<string, string>, content: Buffer | undefined): void {
  response.writeHead(200, headers)
  response.end(content)
}
