/** What `serve --remote` tells the presenter: where others look on, and how to present from another machine. */
import type { ChosenPasswords } from '../serve/passwords.ts'
import { networkInterfaces } from 'node:os'
import process from 'node:process'
import { renderUnicodeCompact } from 'uqr'

export interface RemoteLinks {
  /** One for each address of this machine; with the password where it was made up, else without. */
  readonly viewers: readonly string[]
  /** Where the presenter's password is asked for. */
  readonly presenters: readonly string[]
}

/** @param port of the server */
export function remoteLinks(port: string, { passwords, madeUp }: ChosenPasswords): RemoteLinks {
  const found = Object.values(networkInterfaces()).flat().filter(entry => entry?.family === 'IPv4' && !entry.internal).map(entry => entry!.address)
  const hosts = found.length > 0 ? found : ['localhost']
  // A password that was stated is known, and belongs neither on a screen nor in a log.
  const query = madeUp.viewer ? `?${new URLSearchParams({ password: passwords.viewer })}` : ''
  return {
    viewers: hosts.map(host => `http://${host}:${port}/${query}`),
    presenters: hosts.map(host => `http://${host}:${port}/login`),
  }
}

/** The same in words. */
export function tellRemote({ viewers, presenters }: RemoteLinks, { passwords, madeUp }: ChosenPasswords, decks: readonly string[]): string {
  const [first] = viewers
  return [
    '',
    `Viewers see ${decks.join(', ')}, without notes, and follow you:`,
    ...viewers.map(link => `  ${link}`),
    ...process.stdout.isTTY && first !== undefined ? [renderUnicodeCompact(first)] : [],
    `To present from another device, enter ${madeUp.presenter ? `the password ${passwords.presenter}` : 'the presenter\'s password'} at`,
    ...presenters.map(link => `  ${link}`),
  ].join('\n')
}
