/**
 * Copies an address, or puts its hash into the address bar where there is no clipboard: outside a secure context, or
 * without permission. Tells whether it was copied.
 */
export async function copyLink(hash: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(new URL(hash, location.href).href);
    return true;
  } catch {
    location.hash = hash;
    return false;
  }
}
