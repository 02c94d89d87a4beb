// An address as the URL parser reads it: the one way to it.

/**
 * null: no address. `URL.canParse` is not asked: compiled by Node 20 it says no to every letter beyond ASCII, so that
 * `https://bücher.example` is an address until some thousand others were looked at.
 */
export function urlOf(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
