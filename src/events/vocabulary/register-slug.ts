/** Registers are named in URLs, streams and file names. */
export const slugPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;
