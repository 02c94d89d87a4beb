// Takes every secret out of the texts that leave the gateway, in each form in which a server or a library may echo it.
import { descending } from '#growth/words/order.ts';

export type Redact = (text: string) => string;

/** Shorter than any real token: replacing it would only tear words apart. */
const shortestToken = 4;

export function createRedact(secrets: readonly string[]): Redact {
  const forms = secrets.flatMap((secret) =>
    secret.length < shortestToken ? [] : [secret, ...encodedForms(secret), ...base64Forms(secret)],
  );
  if (forms.length === 0) return (text) => text;
  // The longest first: a shorter form inside it would leave its ends standing.
  const inOrder = [...new Set(forms)].sort(descending(({ length }) => length));
  const pattern = new RegExp(inOrder.map(escapeForPattern).join('|'), 'gi');
  return (text) => text.replace(pattern, '[token]');
}

/** What is secret in the address of a proxy. */
export function passwordsOf(address: string | undefined): string[] {
  if (address === undefined) return [];
  const { username, password } = new URL(address);
  if (password === '') return [];
  return [
    password,
    decodeURIComponent(password),
    Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64'),
  ];
}

/** In an address, in a form (space as `+`), in JSON. */
function encodedForms(secret: string): string[] {
  const inForm = new URLSearchParams({ '': secret }).toString().slice(1);
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [encodeURIComponent(secret), encodeURI(secret), inForm, inJson, inJson.replaceAll('/', String.raw`\/`)];
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
