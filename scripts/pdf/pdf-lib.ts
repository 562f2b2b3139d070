/** What reads and changes PDFs: the published package has it compiled in. */
export * from '@cantoo/pdf-lib'
