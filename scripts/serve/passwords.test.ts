import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { choosePasswords } from './passwords.ts'

it('makes up passwords that nobody can guess, other ones each time', async () => {
  const [first, second] = [await choosePasswords(true, {}), await choosePasswords(true, {})]
  expect(first.passwords.viewer).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}$/)
  expect(first.passwords.presenter).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  expect(first.madeUp).toEqual({ viewer: true, presenter: true })
  expect(second.passwords.viewer).not.toBe(first.passwords.viewer)
})

it('reads them from the environment, or from the lines of a file', async () => {
  const stated = { PRISMDECK_PASSWORD: 'open sesame', PRISMDECK_PRESENTER_PASSWORD: 'forty thieves' }
  expect(await choosePasswords(true, stated)).toEqual({ passwords: { viewer: 'open sesame', presenter: 'forty thieves' }, madeUp: { viewer: false, presenter: false }, warnings: [] })
  const file = join(await temporaryFolder(), 'passwords.txt')
  await writeFile(file, '\uFEFFof the file\r\nof its second line\r\n')
  expect((await choosePasswords(`@${file}`, {})).passwords).toEqual({ viewer: 'of the file', presenter: 'of its second line' })
  await writeFile(file, '\n')
  await expect(choosePasswords(`@${file}`, {})).rejects.toThrow(`${file}:1: the first line has to be the viewers' password`)
})

it('warns of one that others see or guess, and takes no one for both', async () => {
  expect((await choosePasswords('open sesame', {})).warnings).toEqual([expect.stringContaining('other users of this machine see a password on the command line')])
  expect((await choosePasswords(true, { PRISMDECK_PASSWORD: '1234' })).warnings).toEqual([expect.stringContaining('the viewer\'s password is short')])
  await expect(choosePasswords(true, { PRISMDECK_PASSWORD: 'the same', PRISMDECK_PRESENTER_PASSWORD: 'the same' })).rejects.toThrow('passwords of their own')
  await expect(choosePasswords('', {})).rejects.toThrow('has no password')
})
