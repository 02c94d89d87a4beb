// Signs that look like those of our marks: keyboards, word processors and languages write the same hyphen, blank or digit in many ways.

export interface Folded {
  readonly text: string;
  /** Of each of its characters, and of its end, the place in the text that was folded. */
  readonly places: readonly number[];
}

/** Zero width: joiners, marks of direction, soft hyphens, variation selectors, byte order marks. */
const unseen =
  /\u034F|[\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\u200D|[\uFE00-\uFE0F]/;
const alike: readonly (readonly [string, RegExp])[] = [
  [' ', /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/],
  ['-', /[\u2010\u2011\u2043\u2212\uFE63]/],
  // Not the hyphen: between words a long dash parts what stands on its sides.
  ['–', /[\u2012-\u2015\u2E3A\u2E3B\uFE31\uFE32\uFE58]/],
  ['·', /[•\u0387\u1427\u16EB\u2027\u2219\u22C5\u2E31\u2E33\u30FB\uFF65]/],
  ['|', /[\u00A6\u2223\u2502\u2503]/],
  [':', /[\u02D0\u05C3\u2236\uA789\uFE13\uFE55]/],
  [',', /[\u060C\u201A\u3001\uFE10\uFE50\uFF64]/],
  [';', /[\u037E\u061B\uFE14\uFE54]/],
  ['.', /[\u3002\uFE52\uFF61]/],
  ['?', /[\u061F\uFE16\uFE56]/],
  ['%', /[\u066A\uFE6A]/],
  ['/', /[\u2044\u2215]/],
  ['~', /[\u02DC\u223C\u2248\u301C]/],
  ["'", /[\u2018\u2019\u02BC]/],
];

/** The same in plain ASCII signs, as far as it is a matter of signs; letters of other alphabets stay as they are. */
export function fold(text: string): Folded {
  let folded = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (unseen.test(sign)) continue;
    folded += sign <= '~' && sign !== '\t' ? sign : plainSign(sign);
    places.push(at);
  }
  return { text: folded, places: [...places, text.length] };
}

function plainSign(sign: string): string {
  const code = sign.charCodeAt(0);
  // The fullwidth forms are ASCII at another place.
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  for (const zero of [0x0660, 0x06f0]) if (code >= zero && code < zero + 10) return String(code - zero);
  return alike.find(([, pattern]) => pattern.test(sign))?.[0] ?? sign;
}
