// Text as HTML, and the merge requests around an issue.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column } from '../support/contract-gitlab.ts';

contract('texts-and-mentions', ({ docs, assume, refuses, onSandbox }) => {
  docs('https://docs.gitlab.com/api/markdown/', () => {
    assume('text comes back as HTML', async (gitlab) => {
      const { status, row } = await gitlab.post('/markdown', { text: 'Hello **world**' });
      expect([status, row['html']]).toEqual([
        201,
        expect.stringMatching(/^<p.*>Hello <strong.*>world<\/strong><\/p>$/),
      ]);
    });
    assume('a reference is a link where GitLab’s Markdown and a project are asked for', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const project = gitlab.project['path_with_namespace'];
      const html = async (fields: object) =>
        String((await gitlab.post('/markdown', { text: `See #${iid}`, ...fields })).row['html']);
      expect(await html({ gfm: true, project })).toMatch(new RegExp(`<a [^>]*href="[^"]*/${iid}"[^>]*>#${iid}</a>`));
      expect(await html({ gfm: true })).not.toContain('<a ');
      expect(await html({ project })).not.toContain('<a ');
    });
    refuses([
      ['POST', '/markdown', {}, 400, { error: 'text is missing' }],
      ['POST', '/markdown', { text: 'x', gfm: true, project: 'no/such' }, 404, { message: '404 Project Not Found' }],
    ]);
    onSandbox('other people', 'a confidential issue is no link for who may not read it', async (gitlab) => {
      const { iid } = await gitlab.issue({ title: 'A secret', confidential: true });
      await gitlab.post('members', { username: 'sam', access_level: 10 });
      const asked = { text: `#${iid}`, gfm: true, project: gitlab.project['path_with_namespace'] };
      expect((await gitlab.as('sam').post('/markdown', asked)).row['html']).toBe(`<p>#${iid}</p>`);
      expect((await gitlab.post('/markdown', asked)).row['html']).toContain('A secret');
    });
  });
  docs('https://docs.gitlab.com/api/issues/#list-all-merge-requests-related-to-issue', () => {
    onSandbox('a repository', 'those that name the issue, and those that it names', async (gitlab) => {
      await gitlab.files({ 'README.md': '1' });
      const ref = String((await gitlab.get(`/projects/${gitlab.project.id}`)).row['default_branch']);
      const { iid } = await gitlab.issue();
      for (const [branch, description] of [
        ['names-it', `See #${iid}`],
        ['is-named', 'nothing'],
        ['neither', `\`#${iid}\``],
      ]) {
        await gitlab.post('repository/commits', {
          branch,
          start_branch: ref,
          commit_message: branch,
          actions: [{ action: 'create', file_path: branch, content: 'x' }],
        });
        await gitlab.post('merge_requests', { title: branch, source_branch: branch, target_branch: ref, description });
      }
      await gitlab.note(iid, 'Done in !2');
      const { rows } = await gitlab.get(`issues/${iid}/related_merge_requests`);
      expect(column(rows, 'title')).toEqual(['names-it', 'is-named']);
      expect(rows[0]).not.toHaveProperty('subscribed');
      await gitlab.refuses('GET', 'issues/99/related_merge_requests', undefined, [404, { message: '404 Not found' }]);
    });
  });
});
