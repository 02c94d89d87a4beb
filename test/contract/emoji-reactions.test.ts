// Reactions, on issues and on comments.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column } from '../support/contract-gitlab.ts';

contract('emoji-reactions', ({ docs, assume }) => {
  docs('https://docs.gitlab.com/api/emoji_reactions/', () => {
    assume('a reaction is a name, a person and a day; a thumb is counted in the issue', async (gitlab) => {
      const issue = await gitlab.issue();
      const path = `issues/${issue.iid}/award_emoji`;
      const made = await gitlab.post(path, { name: 'thumbsup' });
      expect([made.status, made.row]).toMatchObject([
        201,
        { name: 'thumbsup', user: { id: gitlab.me.id }, awardable_id: issue.id, awardable_type: 'Issue' },
      ]);
      expect(column((await gitlab.get(path)).rows, 'name')).toEqual(['thumbsup']);
      expect((await gitlab.get(`issues/${issue.iid}`)).row).toMatchObject({ upvotes: 1, downvotes: 0 });
      expect((await gitlab.get(`${path}/${made.row.id}`)).row).toEqual(made.row);
    });
    assume('the same once more is refused, a name is needed', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const path = `issues/${iid}/award_emoji`;
      await gitlab.post(path, { name: 'tada' });
      const again = await gitlab.post(path, { name: 'tada' });
      expect([again.status, again.body]).toEqual([404, { message: expect.stringMatching('has already been taken') }]);
      await gitlab.refuses('POST', path, {}, [400, { error: 'name is missing' }]);
    });
    assume('it is taken back', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const path = `issues/${iid}/award_emoji`;
      const { row } = await gitlab.post(path, { name: 'tada' });
      expect((await gitlab.remove(`${path}/${row.id}`)).status).toBe(204);
      expect((await gitlab.get(path)).rows).toEqual([]);
      expect((await gitlab.remove(`${path}/${row.id}`)).status).toBe(404);
    });
    assume('of a comment', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const note = await gitlab.note(iid, 'Went well.');
      const path = `issues/${iid}/notes/${note.id}/award_emoji`;
      const { row } = await gitlab.post(path, { name: 'heart' });
      expect(row).toMatchObject({ name: 'heart', awardable_id: note.id, awardable_type: 'Note' });
      expect((await gitlab.get(`issues/${iid}/award_emoji`)).rows).toEqual([]);
    });
  });
});
