// The company of a project that names none, and the words of its values.
import { gitlab } from '#settings/company-file.ts';

export { gitlab };

export const creditValues: readonly string[] = gitlab.values.map(({ id }) => id);
