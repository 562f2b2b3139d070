/** What every answer says to browsers: no guessing of types, no address told to other sites, no frame of theirs around it. */
export const SAFE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'SAMEORIGIN',
} as const
