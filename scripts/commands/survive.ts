import process from 'node:process'

/** Has the process go on after an error that nobody caught, and tells it: nobody's talk ends so. */
export function surviveErrors(): void {
  const told = new Set<string>()
  const tell = (error: unknown) => {
    const text = error instanceof Error ? error.stack ?? error.message : String(error)
    // The same may come with every request.
    if (told.has(text) || told.size > 100)
      return
    told.add(text)
    console.error(`This went wrong, and the presentation goes on:\n${text}`)
  }
  process.on('uncaughtException', tell)
  process.on('unhandledRejection', tell)
}
