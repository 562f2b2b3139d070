#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { keptCache } from './user-cache.ts'

// What is loaded below is compiled once. By itself, Node keeps it where others may write.
const cache = keptCache()
if (cache !== undefined)
  enableCompileCache(process.env.NODE_COMPILE_CACHE || join(cache, 'compiled'))

const { runProgram } = await import('./commands/program.ts')
await runProgram(process.argv.slice(2))
