// The company's own file as `init` makes it: every key, explained.

/** What `init` puts where the named file is to be: as for nobody in particular, with each key explained. */
export const newCompanyFile = `# The company: what its people's goals, reports and promotion documents take from it. Empty keys are left out.
name:

# What it values, in its order, 12 at most. The id is the word that labels carry (value:ownership).
values: []
#  - id: ownership
#    name: Ownership
#    ask: What did you see through?

# Month in which its fiscal year starts; fiscal_year_start of .devgrowth.yml goes before it.
fiscal_year_start: 1

# What pays for learning, and who says yes to it.
money:
  currency:
  fund: the learning budget
  approver: my manager

# Programs that people can take part in: a name, or {name: ..., on_hold: why nobody can now}.
programs:
  shadow: []
  mentoring: []

# The promotion document: how many results, how many pages at most, and whether each value needs an example (each) or not (any).
# Cycles: the rounds of promotions, with the last day on which somebody can be put forward, and the day on which you looked that up.
promotion:
  results: 3
  pages: 3
  values: each
  cycles: []
#    - name: 2027-H1
#      nominate: 2027-02-15
#      checked: 2026-11-01

# The performance review: its name, the parts of its form in their order, and how many days before the talk the form is shared.
review:
  name: Performance review
  parts: [achievements, strengths, support, next-steps]
  share_days_before:

# What your people type in place of the words that mean something in comments and in front of lines: de, fr, or your own.
# English is understood as well, always, and is what devgrowth writes.
words:
#  help: [Hilfe, Hilfe nötig]
#  approved: [genehmigt]
`;
