/*
 * Chromium cannot be taught a scheme. What the app calls app://host/path is https://host.app.invalid/path in the
 * page: a secure origin of its own whose name no network can resolve (RFC 6761). The shell answers every
 * request to it.
 */

const registered = new Set<string>();

/** Lets addresses of a scheme be translated from now on. */
export function registerScheme(scheme: string): void {
  registered.add(scheme);
}

/** Whether addresses of a scheme are translated. */
export function isRegisteredScheme(scheme: string): boolean {
  return registered.has(scheme);
}

/** The address that Chromium knows for an address of the app. Others stay as they are. */
export function toBrowserAddress(address: string): string {
  const parts = /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)/i.exec(address);
  const scheme = parts?.[1]?.toLowerCase();
  if (parts === null || scheme === undefined || !registered.has(scheme)) return address;
  return `https://${parts[2]}.${scheme}.invalid${address.slice(parts[0].length)}`;
}

/** The address that the app knows for an address of Chromium. Others stay as they are. */
export function toAppAddress(address: string): string {
  const parts = /^https:\/\/([^/?#]+)\.([a-z\d+-]+)\.invalid(?=[/?#]|$)/i.exec(address);
  const scheme = parts?.[2];
  if (parts === null || scheme === undefined || !registered.has(scheme)) return address;
  return `${scheme}://${parts[1]}${address.slice(parts[0].length)}`;
}

/** The sources of a Content-Security-Policy as Chromium has to know them: `app:` and `app://host`. */
export function toBrowserPolicy(policy: string): string {
  return policy.replaceAll(
    /(?<=^|[\s;,])([a-z][a-z\d+.-]*):(\/\/[^\s;,]+)?(?=$|[\s;,])/gi,
    (source: string, scheme: string) => {
      if (!registered.has(scheme.toLowerCase())) return source;
      return source.includes('//') ? toBrowserAddress(source) : `https://*.${scheme.toLowerCase()}.invalid`;
    },
  );
}
