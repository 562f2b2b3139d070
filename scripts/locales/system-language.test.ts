import { expect, it } from 'vitest'
import { bestLanguage, systemLanguage } from './system-language.ts'

it.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LC_ALL: 'de_DE@euro', LANG: 'en_US.UTF-8' }, 'de-DE'],
  [{ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_US' }, 'zh-TW'],
  [{ LANG: 'C.UTF-8' }, new Intl.DateTimeFormat().resolvedOptions().locale],
  [{ LANG: 'no such language' }, new Intl.DateTimeFormat().resolvedOptions().locale],
  [{}, new Intl.DateTimeFormat().resolvedOptions().locale],
])('%o is %s', (env, language) => expect(systemLanguage(env)).toBe(language))

it.each([
  [['zh-CN'], ['en', 'zh'], 'zh'],
  [['en-GB', 'zh'], ['zh', 'en'], 'en'],
  [['fr', 'zh'], ['en', 'zh'], 'zh'],
  [['zh-TW'], ['zh', 'zh-Hant'], 'zh-Hant'],
  [['zh-TW'], ['en', 'zh'], 'zh'],
  [['fr'], ['en', 'zh'], undefined],
  [['*', 'zh;'], ['en', 'zh'], undefined],
  [['en-US@posix'], ['zh', 'en'], 'en'],
])('of %o, %o has %s', (wanted, known, best) => expect(bestLanguage(wanted, known)).toBe(best))
