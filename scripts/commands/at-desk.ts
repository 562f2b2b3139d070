import process from 'node:process'

/** Whether a person sits at the machine, who would see a browser open. */
export function isAtDesk({ env, platform, stdout }: Pick<NodeJS.Process, 'env' | 'platform'> & { readonly stdout: { readonly isTTY?: boolean } } = process): boolean {
  const { CI, SSH_CONNECTION, DISPLAY, WAYLAND_DISPLAY } = env
  return stdout.isTTY === true && !CI && !SSH_CONNECTION && (platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY))
}
