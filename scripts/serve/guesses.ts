/** Slows down who tries passwords: after a few wrong ones an address has to wait, longer each time; and so has everybody, after very many. */

/** Wrong passwords without a wait: from one address, and from all of them together. */
const FREE = 5
const FREE_FOR_ALL = 100

/** ms to wait after that, doubled with each further wrong one. */
const FIRST_WAIT = 15_000
const LONGEST_WAIT = 15 * 60_000
const LONGEST_FOR_ALL = 60_000

/** ms without a wrong one, after which all is forgotten. */
const FORGOTTEN_AFTER = 30 * 60_000

/** Addresses that are remembered. */
const REMEMBERED = 10_000

export interface Guesses {
  /** ms until this address may try again; 0 where it may now. */
  readonly waitOf: (address: string) => number
  /** Counts a wrong password; how many it were from this address. */
  readonly wrong: (address: string) => number
  readonly right: (address: string) => void
}

interface Tries {
  count: number
  last: number
}

/** @param now the time in ms */
export function countGuesses(now: () => number = Date.now): Guesses {
  const tries = new Map<string, Tries>()
  const all: Tries = { count: 0, last: 0 }

  const current = (counted: Tries | undefined) => counted && now() - counted.last < FORGOTTEN_AFTER ? counted : { count: 0, last: 0 }
  const waitAfter = ({ count, last }: Tries, free: number, longest: number) =>
    count < free ? 0 : Math.max(0, last + Math.min(longest, FIRST_WAIT * 2 ** (count - free)) - now())

  return {
    waitOf: address => Math.max(waitAfter(current(tries.get(address)), FREE, LONGEST_WAIT), waitAfter(current(all), FREE_FOR_ALL, LONGEST_FOR_ALL)),
    wrong(address) {
      const count = current(tries.get(address)).count + 1
      // The one that was counted last stands last.
      tries.delete(address)
      tries.set(address, { count, last: now() })
      Object.assign(all, { count: current(all).count + 1, last: now() })
      if (tries.size > REMEMBERED)
        tries.delete(tries.keys().next().value!)
      return count
    },
    right: address => void tries.delete(address),
  }
}
