// Text on one line.

/** Without invisible characters, and with a single space for any white space in between. */
export function oneLine(text: string): string {
  return text.replace(/[\u200b\u00ad]/g, '').replace(/\s+/g, ' ').trim();
}
