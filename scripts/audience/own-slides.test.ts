/** A profile's own slides: what they may state, where they are wrong, and what goes with the deck. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync } from '@slidev/parser'
import { afterEach, expect, it } from 'vitest'
import { makeDecks, saveDecks } from '../commands/command.ts'
import { loadDataset } from '../dataset/load.ts'
import { ROOT, spoiledData, temporaryFolder } from '../testing/data-folder.ts'
import { OWN_LAYOUTS } from './own-layouts.ts'
import { setTrust } from './trust.ts'

afterEach(() => setTrust({}))

const PNG = new Uint8Array([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0])

interface Slide { readonly markdown: string, readonly layout?: string, readonly clicks?: boolean, readonly frontmatter?: object }

/** A dataset whose full audience has one slide of its own. */
async function withSlide({ markdown, ...slide }: Slide): Promise<string> {
  const data = await spoiledData([])
  const path = join(data, 'audiences/full.yaml')
  const own = { id: 'mine', after: 'introduction', title: { zh: '我', en: 'Mine' }, markdown: { zh: '无', en: markdown }, ...slide }
  await writeFile(path, `${(await readFile(path, 'utf8')).trimEnd()}\nslides:\n  - ${JSON.stringify(own)}\n`)
  await mkdir(join(data, 'pictures'))
  await writeFile(join(data, 'pictures/a plan.png'), PNG)
  await writeFile(join(data, 'pictures/page.html'), '<html>')
  return data
}

async function ownSlide(slide: Slide) {
  const decks = await makeDecks(['full'], { data: await withSlide(slide), lang: 'en' })
  return parseSync(decks[0]!.markdown, 'full.en.md').slides.find(({ frontmatter }) => frontmatter.id === 'own/mine')!
}

it('has a layout with its slots, a frontmatter, lists that come by clicks, and pictures of the dataset', async () => {
  const { frontmatter, content } = await ownSlide({
    layout: 'two-cols',
    frontmatter: { class: 'text-left', transition: 'fade', background: 'pictures/a plan.png' },
    clicks: true,
    markdown: '- one\n\n::right::\n\n![The plan](pictures/a%20plan.png)',
  })
  expect(frontmatter).toMatchObject({ layout: 'two-cols', class: 'text-left', transition: 'fade', background: expect.stringMatching(/^\/pictures\/a-plan-[\da-f]{8}\.png$/) })
  expect(content.trim()).toBe(`# Mine\n\n<v-clicks>\n\n- one\n\n</v-clicks>\n\n::right::\n\n<Picture file="${frontmatter.background as string}" alt="The plan" />`)
})

it('puts its pictures beside the deck', async () => {
  const out = await temporaryFolder()
  await saveDecks(await makeDecks(['full'], { data: await withSlide({ markdown: '![a](pictures/a%20plan.png)' }), lang: 'en' }), out)
  const [name] = await readdir(join(out, 'public/pictures'))
  expect(new Uint8Array(await readFile(join(out, 'public/pictures', name!)))).toEqual(PNG)
})

const mistakes: readonly (readonly [name: string, slide: Slide, says: string])[] = [
  ['a slot that its layout does not have', { markdown: 'a\n\n::left::\n\nb' }, 'unknown-slot: "::left::" goes nowhere'],
  ['a slot of another layout', { layout: 'two-cols', markdown: 'a\n\n::bottom::\n\nb' }, 'has only "::left::", "::right::"'],
  ['nothing to show', { markdown: '::default::' }, 'empty-slide: the slide shows nothing'],
  ['a picture that is not there', { markdown: '![a](pictures/b.png)' }, 'missing-picture: there is no file "pictures/b.png"'],
  ['a picture outside of the dataset', { markdown: '![a](../../etc/a.png)' }, 'missing-picture: "../../etc/a.png" is outside'],
  ['a picture that is none', { markdown: '![a](pictures/page.html)' }, 'is no PNG'],
  ['a background that is not there', { frontmatter: { background: 'b.png' }, markdown: 'a' }, 'there is no file "b.png"'],
  ['a background from elsewhere', { frontmatter: { background: 'https://evil.example/b.png' }, markdown: 'a' }, 'there is no file'],
  ['an unknown layout', { layout: 'iframe', markdown: 'a' }, 'unknown-layout: "iframe" is no layout'],
  ['a layout that is a property of every object', { layout: 'constructor', markdown: 'a' }, 'is no layout'],
  ['a picture layout without a picture', { layout: 'image-right', markdown: 'a' }, 'state it as frontmatter: { image'],
  ['a field that reads another file', { frontmatter: { src: '../x.md' }, markdown: 'a' }, 'unknown key "src"'],
  ['a field of the whole deck', { frontmatter: { routerMode: 'history' }, markdown: 'a' }, 'unknown key "routerMode"'],
  ['a class that reaches for the network', { frontmatter: { class: 'bg-[url(https://evil.example/x.png)]' }, markdown: 'a' }, 'a class is a few names'],
]

it.each(mistakes)('%s is told with its place', async (_, slide, says) => {
  const error = await loadDataset(await withSlide(slide)).then(() => undefined, (error: Error) => error)
  expect(error?.message).toMatch(/audiences\/full\.yaml:\d+:\d+/)
  expect(error?.message).toContain(says)
})

it('is set as it stands only where the project trusts it', async () => {
  const slide = { layout: 'mine', markdown: '<Toc />\n\n![a](pictures/a%20plan.png)' }
  await expect(ownSlide(slide)).rejects.toThrow('"mine" is no layout')
  setTrust({ ownSlides: true })
  const { frontmatter, content } = await ownSlide(slide)
  expect(frontmatter.layout).toBe('mine')
  expect(content).toMatch(/<Toc \/>\n\n<Picture file="\/pictures\/a-plan-[\da-f]{8}\.png" alt="a" \/>/)
})

it('knows the slots that the layouts have', async () => {
  for (const [name, slots] of Object.entries(OWN_LAYOUTS)) {
    const files = ['layouts', 'node_modules/@slidev/theme-default/layouts', 'node_modules/@slidev/client/layouts'].map(folder => join(ROOT, folder, `${name}.vue`))
    const found = (await Promise.all(files.map(file => readFile(file, 'utf8').catch(() => undefined)))).find(text => text !== undefined)
    expect([...new Set([...found!.matchAll(/<slot name="(\w+)"/g)].map(([, slot]) => slot!))].sort(), name).toEqual([...slots].sort())
  }
})

it('names a theme or addons only where the project allows them', async () => {
  const data = await spoiledData([
    ['dataset.yaml', 'sections:\n', 'theme: seriph\naddons: [mine]\n\nsections:\n'],
    ['audiences/full.yaml', '\nname:', '\ntheme: default\nname:'],
  ])
  await expect(loadDataset(data)).rejects.toThrow(/dataset\.yaml:\d+:\d+ untrusted-theme: "seriph" is code[\s\S]*untrusted-addon: "mine" is code/)
  setTrust({ themes: ['seriph'], addons: ['mine'] })
  const [full, buyer] = await Promise.all(['full', 'buyer'].map(async audience => (await makeDecks([audience], { data, lang: 'en' }))[0]!.markdown))
  expect(parseSync(full!, 'full.en.md').slides[0]!.frontmatter).toMatchObject({ theme: 'default', addons: ['prismdeck', 'mine'] })
  expect(parseSync(buyer!, 'buyer.en.md').slides[0]!.frontmatter).toMatchObject({ theme: 'seriph', addons: ['prismdeck', 'mine'] })
})

it('a section titles its slides itself, unless the audience does', async () => {
  const title = { zh: '标题', en: 'A title of the section' }
  const titled = (key: string) => ['sections/cloud-services.yaml', '\ntitle:', `\ntitles: { ${key}: ${JSON.stringify(title)} }\ntitle:`] as const
  const [deck] = await makeDecks(['full'], { data: await spoiledData([titled('coverage')]), lang: 'en' })
  expect(deck!.markdown).toContain('# A title of the section')
  await expect(loadDataset(await spoiledData([titled('constructor')]))).rejects.toThrow(/cloud-services\.yaml:\d+:\d+ unknown-slide: "constructor" is no slide of "cloud-services"/)
})
