/**
 * A drawing of the browser as plain vectors. PowerPoint and LibreOffice know neither HTML within an
 * SVG, where Mermaid's labels are, nor style sheets, so that shapes get their looks as attributes,
 * text is set line by line where the browser has set it, and arrowheads become triangles.
 */
import type { Locator } from 'playwright-chromium'

export interface Vectors {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/** The SVG within an element or its shadow root; nothing where there is none. */
export async function readVectors(figure: Locator, font: string): Promise<Vectors | undefined> {
  return figure.evaluate(flatten, font)
}

/** Runs in the page, so that it may use nothing from outside. */
function flatten(figure: Element, font: string): Vectors | undefined {
  const root = (figure.shadowRoot ?? figure).querySelector('svg')
  if (!root)
    return
  const bounds = root.getBoundingClientRect()
  const parts: string[] = []
  const number = (value: number) => String(Math.round(value * 100) / 100)
  const escape = (text: string) => text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
  const paint = (name: string, value: string) => {
    if (value === 'none' || value === '')
      return ` ${name}="none"`
    const [r = 0, g = 0, b = 0, a = 1] = (value.match(/[\d.]+/g) ?? []).map(Number)
    return a === 0 ? ` ${name}="none"` : ` ${name}="#${[r, g, b].map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}"${a < 1 ? ` ${name}-opacity="${a}"` : ''}`
  }
  const toCanvas = (element: SVGGraphicsElement) => {
    const { a, b, c, d, e, f } = element.getScreenCTM()!
    return { a, b, c, d, e: e - bounds.left, f: f - bounds.top }
  }

  function shape(element: SVGGeometryElement): void {
    const style = getComputedStyle(element)
    if (style.visibility === 'hidden' || style.display === 'none' || (style.fill === 'none' && style.stroke === 'none'))
      return
    const { a, b, c, d, e, f } = toCanvas(element)
    const scale = Math.sqrt(Math.abs(a * d - b * c))
    const names = { rect: ['x', 'y', 'width', 'height', 'rx', 'ry'], circle: ['cx', 'cy', 'r'], ellipse: ['cx', 'cy', 'rx', 'ry'], line: ['x1', 'y1', 'x2', 'y2'], polygon: ['points'], polyline: ['points'], path: ['d'] }[element.localName] ?? []
    const geometry = names.flatMap(name => element.hasAttribute(name) ? [` ${name}="${escape(element.getAttribute(name)!)}"`] : []).join('')
    const dash = style.strokeDasharray === 'none' ? '' : ` stroke-dasharray="${style.strokeDasharray.replace(/px/g, '')}"`
    const opacity = Number(style.opacity) < 1 ? ` opacity="${style.opacity}"` : ''
    parts.push(`<${element.localName}${geometry} transform="matrix(${[a, b, c, d, e, f].map(number).join(' ')})"${paint('fill', style.fill)}${paint('stroke', style.stroke)} stroke-width="${style.strokeWidth.replace('px', '')}"${dash}${opacity}/>`)
    if (element.hasAttribute('marker-end') && element.localName === 'path')
      arrowhead(element, style.stroke, scale)
  }

  function arrowhead(path: SVGGeometryElement, color: string, scale: number): void {
    const length = path.getTotalLength()
    const matrix = path.getScreenCTM()!
    const [tip, before] = [length, Math.max(0, length - 4)].map(at => path.getPointAtLength(at).matrixTransform(matrix)) as [DOMPoint, DOMPoint]
    const angle = Math.atan2(tip.y - before.y, tip.x - before.x)
    const size = 9 * scale
    const corner = (along: number, across: number) => `${number(tip.x - bounds.left + along * Math.cos(angle) - across * Math.sin(angle))},${number(tip.y - bounds.top + along * Math.sin(angle) + across * Math.cos(angle))}`
    parts.push(`<polygon points="${corner(size * 0.4, 0)} ${corner(-size * 0.6, size / 2)} ${corner(-size * 0.6, -size / 2)}"${paint('fill', color)}/>`)
  }

  /** Each line of a text node, where it stands. */
  function text(node: Text): void {
    const parent = node.parentElement!
    const style = getComputedStyle(parent)
    if (style.visibility === 'hidden' || style.display === 'none')
      return
    const content = node.data
    const range = document.createRange()
    const lines: { text: string, left: number, right: number, top: number, bottom: number }[] = []
    for (let i = 0; i < content.length;) {
      const char = String.fromCodePoint(content.codePointAt(i)!)
      range.setStart(node, i)
      range.setEnd(node, i + char.length)
      i += char.length
      const box = range.getClientRects()[0]
      if (!box || (box.width === 0 && char.trim() === ''))
        continue
      const last = lines.at(-1)
      if (last && Math.abs(last.top - box.top) < box.height / 2) {
        last.text += char
        last.right = Math.max(last.right, box.right)
      }
      else {
        lines.push({ text: char, left: box.left, right: box.right, top: box.top, bottom: box.bottom })
      }
    }
    const svgParent = parent.closest('svg text')
    const color = svgParent ? style.fill : style.color
    const scale = parent.closest('foreignObject')
      ? parent.closest<SVGGraphicsElement>('foreignObject')!.getScreenCTM()!.a
      : (svgParent as SVGGraphicsElement).getScreenCTM()!.a
    const size = Number.parseFloat(style.fontSize) * scale
    for (const line of lines) {
      const baseline = (line.top + line.bottom) / 2 + size * 0.36
      parts.push(`<text x="${number((line.left + line.right) / 2 - bounds.left)}" y="${number(baseline - bounds.top)}" text-anchor="middle" font-family="${escape(font)}" font-size="${number(size)}"${Number(style.fontWeight) >= 600 ? ' font-weight="bold"' : ''}${paint('fill', color)}>${escape(line.text.trim())}</text>`)
    }
  }

  function walk(node: Node): void {
    if (node instanceof Text) {
      if (node.data.trim() !== '' && node.parentElement?.closest('foreignObject, text'))
        text(node)
      return
    }
    if (!(node instanceof Element) || ['defs', 'style', 'marker', 'title', 'desc', 'clipPath', 'mask', 'script'].includes(node.localName))
      return
    if (node instanceof SVGGeometryElement)
      shape(node)
    node.childNodes.forEach(walk)
  }
  walk(root)
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${number(bounds.width)}" height="${number(bounds.height)}" viewBox="0 0 ${number(bounds.width)} ${number(bounds.height)}">${parts.join('')}</svg>`,
    width: bounds.width,
    height: bounds.height,
  }
}
