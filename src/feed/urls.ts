/**
 * Whether an address from a feed may become a link: http, https, mailto or relative. Asks the URL parser, because it is
 * what the browser will ask: it ignores the tabs and line breaks that would hide `java\nscript:` from a pattern.
 */
export function isSafeUrl(url: string): boolean {
  // What begins like this can have no other scheme, and asking takes long where there are thousands.
  if (/^https:\/\/[\w.-]+\//.test(url)) return true;
  try {
    return /^(https?|mailto):$/.test(new URL(url, 'https://relative.invalid/').protocol);
  } catch {
    return false;
  }
}

/** A `mailto:` address (RFC 6068) of one e-mail address, whatever it contains. */
export const mailto = (email: string): string =>
  `mailto:${encodeURIComponent(email.trim().toWellFormed()).replace('%40', '@')}`;
