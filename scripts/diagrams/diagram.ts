/** A Mermaid diagram: its text, and what it says for those who can't see it. */
export interface Diagram {
  readonly mermaid: string
  readonly alt: string
  /** How many nodes the drawing must show; what a test in a browser counts. */
  readonly nodes: number
}
