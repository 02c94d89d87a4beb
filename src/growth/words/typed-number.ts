// A number as people type it: with a decimal comma, with its thousands set off, below zero.

const minus = '[-\u2212\u2013+]';
const gap = "[ '\u2019_\u00A0\u202F]";

/** As a part of a pattern, without a group. No more than `readNumber` may refuse; no half of `1e6`. */
export const typedNumber = `${minus}?(?:\\d{1,3}(?:${gap}\\d{3})+(?![\\d])(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)*)(?![\\d.,]*[eE][+-]?\\d)`;

/** Beyond these a number would be written with an exponent. */
const mostDigits = 12;
const mostDecimals = 6;

/**
 * A comma before exactly three digits sets thousands off, as it does in English (`1,000`); any other is a decimal one (`1,5`, `0,125`). A
 * point is decimal, unless there are several, or a comma stands behind it. null: no number, or one that is out of all measure.
 */
export function readNumber(typed: string): number | null {
  const bare = typed.replaceAll(new RegExp(gap, 'g'), '').replace(/^[\u2212\u2013]/, '-');
  const [, sign = '', digits = ''] = /^([-+]?)(\d[\d.,]*)$/.exec(bare) ?? [];
  const plain = decimalPoint(digits);
  const [, whole = '', decimals = ''] = /^(\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  if (whole === '' || whole.length > mostDigits || decimals.length > mostDecimals) return null;
  const number = Number(plain);
  return sign === '-' && number !== 0 ? -number : number;
}

function decimalPoint(digits: string): string {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last === -1) return digits;
  const [sign, other] = digits[last] === ',' ? [',', '.'] : ['.', ','];
  const groups = digits.split(sign);
  const isGrouped = /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group));
  if (groups.length > 2) return isGrouped && !digits.includes(other) ? groups.join('') : '';
  const [whole = '', behind = ''] = groups;
  if (whole.includes(other))
    return /^\d{1,3}(?:[.,]\d{3})+$/.test(whole) ? `${whole.replaceAll(other, '')}.${behind}` : '';
  const isThousands = sign === ',' && isGrouped && whole !== '0';
  return isThousands ? `${whole}${behind}` : `${whole}.${behind}`;
}
