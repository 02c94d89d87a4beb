// YAML that we write: exact when read again, harmless when printed.
import { type Document, visit } from 'yaml';

/** What a terminal might obey where the file is printed: C1, reading direction, line ends of Unicode, C0 but tab and line feed. */
const UNSAFE = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/gu;

/**
 * Words with such a character are quoted, and the character is escaped. Lines are as long as their words.
 * @param isOneLine words of several lines stand on one, in quotes
 */
export function yamlText(document: Document, { isOneLine = false } = {}): string {
  const isQuoted = (words: string) => words.search(UNSAFE) >= 0 || (isOneLine && words.includes('\n'));
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === 'string' && isQuoted(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  const yaml = document.toString({
    lineWidth: 0,
    blockQuote: 'literal',
    flowCollectionPadding: false,
    ...(isOneLine ? { doubleQuotedMinMultiLineLength: Infinity } : {}),
  });
  return yaml.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
