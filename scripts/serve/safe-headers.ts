/** What every answer says to browsers: no guessing of types, no address told to other sites, no frame of theirs around it. */
export const SAFE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'SAMEORIGIN',
} as const

/** A picture that is opened on its own is a document of this server: nothing in it runs or asks for anything. */
export const PICTURE_POLICY = 'sandbox; default-src \'none\'; style-src \'unsafe-inline\'; img-src data:'
