/**
 * The one gate to the browser of the system: tells the address to open, or null where it is none of the web. Other
 * schemes start programs (`file:`, `smb:`, `ms-...:`) or run scripts; an address with a name in it
 * (`https://bank.example@evil.example`) looks like what it is not.
 */
export function webAddress(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return url.username === '' && url.password === '' ? url.href : null;
}
