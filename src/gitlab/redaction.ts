// Takes the token out of every text that leaves the gateway, in each form in which a server or a library may echo it.

export type Redact = (text: string) => string;

/** Shorter than any real token: replacing it would only tear words apart. */
const shortestToken = 4;

export function createRedact(token: string): Redact {
  if (token.length < shortestToken) return (text) => text;
  const forms = [token, encodeURIComponent(token), ...base64Forms(token)];
  const pattern = new RegExp([...new Set(forms)].map(escapeForPattern).join('|'), 'gi');
  return (text) => text.replace(pattern, '[token]');
}

/** Base64 of the token at each of the three places it can start at inside a longer encoded text (`user:token`, say). */
function base64Forms(token: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
    // The first group also holds bits of what stands before the token.
    const form = offset === 0 ? whole : whole.slice(4);
    return form.length < shortestToken ? [] : [form, form.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function escapeForPattern(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);
}
