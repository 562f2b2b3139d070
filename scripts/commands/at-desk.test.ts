import { expect, it } from 'vitest'
import { isAtDesk } from './at-desk.ts'

const TERMINAL = { isTTY: true }

it.each([
  ['at a Mac', { platform: 'darwin', env: {}, stdout: TERMINAL }, true],
  ['at Windows', { platform: 'win32', env: {}, stdout: TERMINAL }, true],
  ['at a Linux desktop with X', { platform: 'linux', env: { DISPLAY: ':0' }, stdout: TERMINAL }, true],
  ['at a Linux desktop with Wayland alone', { platform: 'linux', env: { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, stdout: TERMINAL }, true],
  ['at a Linux console or in a container', { platform: 'linux', env: {}, stdout: TERMINAL }, false],
  ['over SSH, with X forwarded', { platform: 'linux', env: { DISPLAY: 'localhost:10.0', SSH_CONNECTION: '10.0.0.2 50000 10.0.0.1 22' }, stdout: TERMINAL }, false],
  ['over SSH at a Mac', { platform: 'darwin', env: { SSH_CONNECTION: '10.0.0.2 50000 10.0.0.1 22' }, stdout: TERMINAL }, false],
  ['in CI', { platform: 'darwin', env: { CI: 'true' }, stdout: TERMINAL }, false],
  ['where the output goes into a file or a pipe', { platform: 'darwin', env: {}, stdout: {} }, false],
] as const)('whether somebody sees a browser open %s', (_, process, sees) => expect(isAtDesk(process)).toBe(sees))
