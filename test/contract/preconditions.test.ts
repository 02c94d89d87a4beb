// If-Unmodified-Since: a deletion is refused when the record changed after that moment.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import type { ContractGitLab } from '../support/contract-gitlab.ts';

const before = 'Sat, 19 Dec 2015 12:00:00 GMT';

contract('preconditions', ({ docs, assume }) => {
  docs('https://docs.gitlab.com/api/rest/troubleshooting/#status-code-412', () => {
    const records: Readonly<Record<string, (gitlab: ContractGitLab) => Promise<string>>> = {
      'an issue': async (gitlab) => `issues/${(await gitlab.issue()).iid}`,
      'a comment': async (gitlab) => {
        const { iid } = await gitlab.issue();
        return `issues/${iid}/notes/${(await gitlab.note(iid, 'word')).id}`;
      },
      'a label': async (gitlab) => `labels/${(await gitlab.label()).id}`,
      'a milestone': async (gitlab) => `milestones/${(await gitlab.milestone()).id}`,
      'a board': async (gitlab) => `boards/${(await gitlab.post('boards', { name: gitlab.name('board') })).row.id}`,
      'a board list': async (gitlab) => {
        const board = (await gitlab.post('boards', { name: gitlab.name('board') })).row;
        const list = await gitlab.post(`boards/${board.id}/lists`, { label_id: (await gitlab.label()).id });
        return `boards/${board.id}/lists/${list.row.id}`;
      },
    };
    for (const [name, make] of Object.entries(records)) {
      assume(`${name} that changed since is not deleted`, async (gitlab) => {
        const path = await make(gitlab);
        const refused = await gitlab.ask('DELETE', path, { headers: { 'If-Unmodified-Since': before } });
        expect([refused.status, refused.body]).toEqual([412, { message: '412 Precondition Failed' }]);
        const later = new Date(Date.now() + 400 * 86_400_000).toUTCString();
        expect((await gitlab.ask('DELETE', path, { headers: { 'If-Unmodified-Since': later } })).status).toBe(204);
      });
    }
  });
});
