// One piece of work as a scan proposes it: what a test is not about.
import type { Candidate } from '#growth/candidates/candidate.ts';

export const aCandidate: Candidate = {
  key: 'p42!412',
  kind: 'merge-request',
  roles: ['author'],
  day: '2026-11-19',
  dayOf: 'merged_at',
  title: 'Retry imports',
  words: null,
  place: 'acme/web!412',
  url: 'https://gitlab.example/acme/web/-/merge_requests/412',
  private: false,
  confidential: false,
  with: [],
  former: [],
  also: [],
  labels: [],
  thanks: 0,
  helped: null,
  matches: [],
  suggested: 'none',
  values: [],
  state: 'new',
  notes: [],
};
