// Small letters, digits and single hyphens: the form of whatever a label, a comment or a settings file names by a word.

/** As a part of a pattern, without a group. */
export const slugForm = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';

export const slug = new RegExp(`^${slugForm}$`);
