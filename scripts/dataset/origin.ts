/**
 * Where in the files of a dataset a map stands. The mark travels with the data: copies by spreading
 * keep it, `localize` does too, JSON and the names of an object's keys don't show it.
 */
import type { YamlFile } from './yaml-file.ts'

/** A place in a file, as the user would name it. */
export interface Origin {
  readonly file: string
  /** From 1. */
  readonly line: number
}

const ORIGIN = Symbol('origin')

/** Where the map stands; nothing for what comes from no file. */
export function originOf(value: object | undefined): Origin | undefined {
  return (value as { [ORIGIN]?: Origin } | undefined)?.[ORIGIN]
}

/** Marks every map of a file's data, which has the shape of the file. */
export function markOrigins<T>(data: T, file: YamlFile, path: readonly PropertyKey[] = []): T {
  if (Array.isArray(data)) {
    data.forEach((item, index) => markOrigins(item, file, [...path, index]))
  }
  else if (isMap(data)) {
    mark(data, file.origin(path))
    Object.entries(data).forEach(([key, value]) => markOrigins(value, file, [...path, key]))
  }
  return data
}

/** Gives the copy of a map the mark of the map. */
export function keepOrigin<T extends object>(from: object, copy: T): T {
  const origin = originOf(from)
  return origin
    ? mark(copy, origin)
    : copy
}

function mark<T extends object>(map: T, origin: Origin): T {
  return Object.assign(map, { [ORIGIN]: origin })
}

/** Texts in several languages are values of a class of their own. */
function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
