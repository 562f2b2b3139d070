/**
 * All ways into Vite, Slidev and their plugins, as the installed versions have them. A version that has another
 * one fails here: then decide who may use it, in `rights.ts` and `checked-frames.ts`; until then it is closed.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../commands/root.ts'
import { FRAMES, isKnownFrame } from './checked-frames.ts'
import { permitFor } from './rights.ts'

const PACKAGES = join(ROOT, 'node_modules')

/** Where something is answered or heard: `server.middlewares.use(…`, `ws.on('…`. */
const WAY = /\b(middlewares\.use|(?:ws|hot|wss|channel)\??\.on(?:\?\.)?)\(\s*([^,)\n]{0,60})/g

/** Packages of which a Slidev that presents may load a part. */
const names = readdirSync(PACKAGES).flatMap(name => /^@(?:slidev|unocss|vitejs)$/.test(name)
  ? readdirSync(join(PACKAGES, name)).map(part => `${name}/${part}`)
  : /^(?:vite|unocss|unplugin.*|vite-plugin-.*|devframe)$/.test(name) ? [name] : [])

const ways = names.flatMap(name => [...scripts(join(PACKAGES, name))].flatMap(file =>
  [...readFileSync(file, 'utf8').matchAll(WAY)].map(([, call, what]) => `${name}: ${call}(${what!.replace(/\s+/g, ' ').trim()}`)))

function* scripts(folder: string): Iterable<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) {
      if (name !== 'node_modules')
        yield* scripts(path)
    }
    else if (/\.[cm]?js$/.test(name)) {
      yield path
    }
  }
}

/* eslint-disable no-template-curly-in-string -- code of others */
describe('the ways into Slidev and Vite', () => {
  it('are those that were looked at', () => {
    expect([...new Set(ways)].sort()).toEqual([
      '@slidev/cli: middlewares.use(async (req',
      '@slidev/cli: ws.on("connection"',
      '@unocss/inspector: middlewares.use((req',
      '@unocss/inspector: middlewares.use(BASE_URL',
      '@unocss/inspector: middlewares.use(created.nodeMiddleware',
      '@unocss/vite: middlewares.use(async (req',
      '@unocss/vite: ws.on(WS_EVENT_PREFIX',
      '@vitejs/devtools-kit: middlewares.use(base',
      '@vitejs/devtools-kit: middlewares.use(route',
      '@vitejs/plugin-vue: hot.on(\'file-changed\'',
      'devframe: middlewares.use(base',
      'vite-plugin-inspect: hot.on("vite-plugin-inspect:update"',
      'vite-plugin-inspect: middlewares.use((req',
      'vite-plugin-inspect: middlewares.use(`${base}.vite-inspect`',
      'vite-plugin-inspect: middlewares.use(`${base}__inspect`',
      'vite-plugin-static-copy: middlewares.use(middleware',
      'vite-plugin-vue-server-ref: hot.on("${WS_EVENT}"',
      'vite-plugin-vue-server-ref: middlewares.use(async (req',
      'vite: channel.on?.("vite:invoke"',
      'vite: channel.on?.(event',
      'vite: hot.on("vite:bundled-dev:payload-delivered"',
      'vite: hot.on("vite:bundled-dev:reload-needed"',
      'vite: hot.on("vite:client-connected"',
      'vite: hot.on("vite:client:connect"',
      'vite: hot.on("vite:client:disconnect"',
      'vite: hot.on("vite:forward-console"',
      'vite: hot.on("vite:invalidate"',
      'vite: middlewares.use("/__open-in-editor"',
      'vite: middlewares.use((0',
      'vite: middlewares.use(baseMiddleware(config.rawBase',
      'vite: middlewares.use(cachedTransformMiddleware(server',
      'vite: middlewares.use(errorMiddleware(server',
      'vite: middlewares.use(function viteHMRPingMiddleware(req',
      'vite: middlewares.use(hostValidationMiddleware(allowedHosts',
      'vite: middlewares.use(htmlFallbackMiddleware(root',
      'vite: middlewares.use(indexHtmlMiddleware(root',
      'vite: middlewares.use(memoryFilesMiddleware(server',
      'vite: middlewares.use(notFoundMiddleware(',
      'vite: middlewares.use(proxyMiddleware(middlewareServer',
      'vite: middlewares.use(rejectInvalidRequestMiddleware(',
      'vite: middlewares.use(servePublicMiddleware(server',
      'vite: middlewares.use(serveRawFsMiddleware(server',
      'vite: middlewares.use(serveStaticMiddleware(server',
      'vite: middlewares.use(timeMiddleware(root',
      'vite: middlewares.use(transformMiddleware(server',
      'vite: middlewares.use(triggerLazyBundlingMiddleware(server',
      'vite: ws.on("close"',
      'vite: ws.on("message"',
      'vite: wss.on("connection"',
      'vite: wss.on("error"',
      'vite: wss.on(event',
    ])
    expect(ways.filter(way => way.startsWith('@slidev/cli: middlewares.use(async')).length).toBe(3)
  })

  it('answer at paths that were looked at', () => {
    const slidev = names.filter(name => name.startsWith('@slidev/') || name === 'vite-plugin-vue-server-ref')
    const paths = slidev.flatMap(name => [...scripts(join(PACKAGES, name))]).flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/["'`/^](\\?\/(?:__|@)[\w-]+)/g)].map(match => match[1]!.replace('\\', '')))
    expect([...new Set(paths)].sort()).toEqual(['/@fs', '/@id', '/@server-reactive', '/@server-ref', '/@shikijs', '/@slidev', '/@slidev-monaco-types', '/@vueuse', '/__mcp', '/__slidev'])
  })
})

describe('a presenter', () => {
  const allowed = (method: string, path: string, isLocal = true) => permitFor({ method }, path, isLocal) !== undefined

  it.each([
    ['GET', ''],
    ['GET', 'index.html'],
    ['GET', 'presenter/3'],
    ['GET', '__slidev/slides/2.json'],
    ['POST', '__slidev/slides/2.json'],
    ['POST', '__mcp'],
    ['POST', '@server-reactive/nav'],
    ['GET', '@server-reactive/drawings'],
    ['GET', '@vite/client'],
    ['GET', '@id/__x00__plugin-vue:export-helper'],
    ['GET', '@slidev/slides/3/md'],
    ['GET', 'slides/full.en.md__slidev_3.md'],
    ['GET', 'node_modules/.vite/deps/vue.js'],
    ['GET', 'favicon.svg'],
  ])('may %s /full.en/%s', (method, path) => {
    expect(allowed(method, path)).toBe(true)
  })

  it.each([
    ['POST', ''],
    ['PUT', '__slidev/slides/2.json'],
    ['DELETE', '__slidev/slides/2.json'],
    ['POST', '@server-ref/__proto__/hide'],
    ['POST', '@server-ref/nav/timer'],
    ['POST', '@server-reactive/constructor'],
    ['GET', '__inspect/'],
    ['GET', '.vite-inspect/'],
    ['GET', '__unocss/'],
    ['POST', '__unocss/api'],
    ['GET', '@vitejs/devtools/'],
    ['GET', '@slidev-monaco-types/load'],
    ['GET', '__something-new'],
    ['GET', '@something-new/x'],
    ['GET', '.env'],
    ['GET', 'x/../y'],
    ['TRACE', ''],
    ['PATCH', 'favicon.svg'],
  ])('may not %s /full.en/%s', (method, path) => {
    expect(allowed(method, path)).toBe(false)
  })

  it('opens an editor on the machine itself alone', () => {
    expect([allowed('GET', '__open-in-editor'), allowed('GET', '__open-in-editor', false)]).toEqual([true, false])
  })

  it.each([
    ['__slidev/slides/2.json', { content: '# Hello', note: 'Say hello', frontmatter: { layout: 'center', title: null }, skipHmr: true }],
    ['__slidev/slides/2.json', { frontmatterRaw: 'layout: center' }],
    ['@server-reactive/nav', { source: 'abc', timestamp: 1, patch: { page: 2, clicks: 0, cursor: '__UNDEFINED___' } }],
    ['@server-reactive/nav', { source: 'abc', data: { page: 1, clicks: 0, timer: { status: 'stopped', slides: {} } } }],
    ['@server-reactive/drawings', { source: 'abc', patch: { 3: '<svg></svg>', 4: '__UNDEFINED___' } }],
    ['@server-ref/sync', { data: true }],
    ['__mcp', { jsonrpc: '2.0', id: 1, method: 'tools/list' }],
  ])('may send to %s what Slidev sends: %j', (path, body) => {
    expect(permitFor({ method: 'POST' }, path, true)!.body!.safeParse(body).success).toBe(true)
  })

  it.each([
    ['__slidev/slides/2.json', '{"content":5}'],
    ['__slidev/slides/2.json', 'null'],
    ['__slidev/slides/2.json', '[]'],
    ['__slidev/slides/2.json', '"text"'],
    ['__slidev/slides/2.json', '{"frontmatterRaw":{}}'],
    ['__slidev/slides/2.json', '{"frontmatter":[1]}'],
    ['__slidev/slides/2.json', '{"frontmatter":{"__proto__":{"hide":true}}}'],
    ['__slidev/slides/2.json', '{"unknown":1}'],
    ['@server-reactive/nav', '{}'],
    ['@server-reactive/nav', '{"data":null}'],
    ['@server-reactive/nav', '{"data":true}'],
    ['@server-reactive/nav', '{"patch":{"page":"x"}}'],
    ['@server-reactive/nav', '{"patch":{"page":-1}}'],
    ['@server-reactive/nav', '{"data":{"page":1,"__proto__":{"hide":true}}}'],
    ['@server-reactive/drawings', '{"patch":5}'],
    ['@server-ref/sync', '{"data":{}}'],
    ['__mcp', '{"a":{"__proto__":1}}'],
  ])('may not send to %s: %s', (path, body) => {
    expect(permitFor({ method: 'POST' }, path, true)!.body!.safeParse(JSON.parse(body)).success).toBe(false)
  })
})

describe('messages of web sockets', () => {
  const custom = (event: string, data: unknown) => JSON.stringify({ type: 'custom', event, data })

  it('are heard from pages as they send them', () => {
    for (const text of [
      '{"type":"ping"}',
      custom('prismdeck:hello', null),
      custom('prismdeck:switch', { to: 'full.en', slide: 3, presenter: true }),
      custom('unocss:hmr', ['__ALL__']),
      custom('vite:invalidate', { path: '/x.ts', message: 'why', firstInvalidatedBy: '/x.ts' }),
      custom('slidev:monaco-write', { file: 'snippets/x.ts', content: 'x' }),
    ])
      expect(isKnownFrame(text), text).toBe(true)
  })

  it('are nobody\'s otherwise', () => {
    const wrong = Object.keys(FRAMES).flatMap(event => [undefined, 5, 'x', [5], {}, { to: 5 }].map(data => custom(event, data)))
    for (const text of [
      ...wrong,
      '',
      'null',
      '5',
      '[]',
      '{',
      '{"type":"custom"}',
      '{"type":"update"}',
      custom('prismdeck:switch', null),
      custom('prismdeck:switch', { to: 'full.en', slide: 0.5, presenter: true }),
      custom('vite:invoke', { id: 5 }),
      custom('vite:forward-console', {}),
      custom('vue-server-ref', { key: 'nav', patch: {} }),
      custom('__proto__', null),
      custom('constructor', null),
      custom('something-new', null),
      custom('slidev:monaco-write', { file: '../vite.config.ts', content: 'x' }),
      custom('slidev:monaco-write', { file: 'snippets/../vite.config.ts', content: 'x' }),
      custom('slidev:monaco-write', { file: 'vite.config.ts', content: 'x' }),
      custom('slidev:monaco-write', { file: 'snippets/x.ts', content: 'x'.repeat(2 ** 20) }),
    ])
      expect(isKnownFrame(text), text.slice(0, 100)).toBe(false)
  })
})
