import { expect, it } from 'vitest'
import { withoutEmptyRules } from './empty-rules.ts'

it('takes out rules that hold nothing, and leaves the others as they are', () => {
  expect(withoutEmptyRules('.a { color: red }\n.b, .c > d:hover {\n}\n.e { --uno: w-4; }')).toBe('.a { color: red }\n.e { --uno: w-4; }')
  expect(withoutEmptyRules('.a {}\n.b {}\n.c { .d {} margin: 0 }')).toBe('\n.c { margin: 0 }')
})
