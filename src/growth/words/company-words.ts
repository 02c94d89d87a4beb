// Words that only one company's people know: its values, programs, money and review, by the names that its profile gives them.
import { asPattern } from './as-pattern.ts';
import type { Company } from './company.ts';

/** Of GitLab's, beside those of its profile: tools, offices and pages that the templates speak of. */
const gitlabsOwn = ['CREDIT', 'HelpLab', 'LevelUp', 'handbook', 'team page', 'growth fund', 'at GitLab'].concat([
  'e-group',
  'VP',
  'CEO',
  'CFO',
  'CMO',
  'CPO',
  'Chief of Staff',
  'People Business Partner',
  'People Business Partners',
]);

/** null where it has none. Whole words in their own casing: `iteration` is everybody's, `Iteration` is a value's name. */
function ownWords({ isGitLab, values, programs, money, promotion, review }: Company): RegExp | null {
  const names = values.flatMap(({ name }) => [name, ...name.split(/\s*[,&]\s*/)]);
  const all = [
    ...names,
    // `dib` is no word beside its value; `results` is one.
    ...values.filter(({ id, name }) => !name.toLowerCase().includes(id)).map(({ id }) => id),
    ...Object.values(programs).flatMap((offered) => offered.map(({ name }) => name)),
    ...(money.currency === null ? [] : [money.currency]),
    ...(isGitLab ? [money.fund.replace(/^the /, ''), ...gitlabsOwn, review.name] : []),
    ...promotion.cycles.map(({ name }) => name),
  ];
  if (all.length === 0) return null;
  const forms = [...new Set(all)].toSorted((one, other) => other.length - one.length).map(asPattern);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'u');
}

export interface FoundWord {
  /** From 1. */
  readonly line: number;
  readonly word: string;
}

/** The first of each line. */
export function ownWordsIn(text: string, company: Company): readonly FoundWord[] {
  const pattern = ownWords(company);
  if (pattern === null) return [];
  return text.split('\n').flatMap((line, at) => {
    const [word] = pattern.exec(line) ?? [];
    return word === undefined ? [] : [{ line: at + 1, word }];
  });
}
