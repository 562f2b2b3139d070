import { parse } from 'yaml'

/**
 * Whether to merge a chart key by key would give values to names that they don't belong to: a person
 * changed a list in it, and the data has other names now, or more or fewer values.
 *
 * @param base the chart's lines of the frontmatter as last written
 * @param mine as on disk
 * @param theirs as generated now
 */
export function tearsChart(base: string, mine: string, theirs: string): boolean {
  const [before, own, fresh] = [base, mine, theirs].map(text => listsOf(parse(text))) as [Lists, Lists, Lists]
  return differ(before, own, () => true) && differ(before, fresh, isOfNames)
}

type Lists = ReadonlyMap<string, readonly unknown[]>

/** Whether two charts have lists of unlike length, or of unlike entries where these count. */
function differ(a: Lists, b: Lists, counts: (path: string, list: readonly unknown[]) => boolean): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].some((path) => {
    const [one, other] = [a.get(path), b.get(path)]
    return one?.length !== other?.length || (counts(path, one!) && JSON.stringify(one) !== JSON.stringify(other))
  })
}

/** What stands beside values says as much as they do; names say whose they are. */
function isOfNames(path: string, list: readonly unknown[]): boolean {
  return !path.endsWith('labels') && list.some(entry => typeof entry === 'string')
}

/** The lists in a value, by their paths; of a list of maps, their names. */
function listsOf(value: unknown, path = ''): Lists {
  if (typeof value !== 'object' || value === null)
    return new Map()
  const inside = Object.entries(value).flatMap(([key, entry]) => [...listsOf(entry, `${path}.${key}`)])
  const own = Array.isArray(value)
    ? [[path, value.map((entry: unknown) => typeof entry === 'object' ? (entry as { name?: unknown } | null)?.name ?? null : entry)] as const]
    : []
  return new Map([...own, ...inside])
}
