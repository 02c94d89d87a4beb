// GitLab's query language over REST: what it answers, and what it refuses.
import { expect } from 'vitest';
import type { Grant } from '#sandbox/state/state.ts';
import { newToken } from '../support/tokens.ts';
import { contract } from '../support/contract.ts';
import type { ContractGitLab } from '../support/contract-gitlab.ts';

const ask = (gitlab: ContractGitLab, lines: readonly string[], more: object = {}) =>
  gitlab.ask('POST', '/glql', { body: { glql_yaml: lines.join('\n'), ...more } });
const ofProject = ({ project }: ContractGitLab) => `query: project = "${String(project['path_with_namespace'])}"`;

contract('glql', ({ docs, assume, onSandbox }) => {
  docs('https://docs.gitlab.com/api/glql/', () => {
    assume(
      'the rows of a query, with their count, the fields that were asked for, and a cursor to the next',
      async (gitlab) => {
        const title = gitlab.name('Walrus');
        await gitlab.issue({ title: `${title} one`, labels: title });
        const { iid } = await gitlab.issue({ title: `${title} two`, labels: title, due_date: '2030-01-31' });
        const lines = [
          'display: table',
          'title: Walruses',
          'fields: title, due, labels',
          'sort: created desc',
          'limit: 1',
          `${ofProject(gitlab)} and type = Issue and label = ~"${title}"`,
        ];
        const first = await ask(gitlab, lines);
        expect(first).toMatchObject({
          status: 200,
          body: {
            success: true,
            error: null,
            fields: [{ key: 'title', label: 'Title' }, { key: 'due' }, { key: 'labels' }],
            data: {
              count: 2,
              nodes: [
                { iid: String(iid), title: `${title} two`, reference: `#${iid}`, labels: { nodes: [{ title }] } },
              ],
              pageInfo: { hasNextPage: true },
            },
          },
        });
        const { data } = first.body as { data: { pageInfo: { endCursor: string } } };
        expect(await ask(gitlab, lines, { after: data.pageInfo.endCursor })).toMatchObject({
          body: { data: { nodes: [{ title: `${title} one` }], pageInfo: { hasNextPage: false } } },
        });
      },
      { from: '18.7' },
    );
    assume(
      'merge requests are asked for by who did what, with a total',
      async (gitlab) => {
        await gitlab.files({ [gitlab.name('file')]: '1' });
        const ref = String((await gitlab.get(`/projects/${gitlab.project.id}`)).row['default_branch']);
        const branch = gitlab.name('glql').replaceAll(/\W/g, '-');
        const actions = [{ action: 'create', file_path: branch, content: '2' }];
        await gitlab.post('repository/commits', { branch, start_branch: ref, commit_message: 'more', actions });
        const fields = { title: branch, source_branch: branch, target_branch: ref };
        const { iid } = (await gitlab.post('merge_requests', fields)).row;
        const found = async (rest: string) => {
          const query = `${ofProject(gitlab)} and type = MergeRequest and sourceBranch = "${branch}"`;
          return (await ask(gitlab, ['fields: title, approver, merged', `${query} and ${rest}`])).body;
        };
        const node = { iid: String(iid), reference: `!${iid}`, title: branch, state: 'opened', mergedAt: null };
        expect(await found('author = currentUser()')).toMatchObject({
          success: true,
          data: { count: 1, nodes: [node] },
        });
        for (const rest of ['approver = currentUser()', 'merged >= 2020-01-01', 'state = merged'])
          expect(await found(rest)).toMatchObject({ data: { count: 0, nodes: [] } });
      },
      { from: '18.7' },
    );
    assume(
      'what is no query is a 400',
      async (gitlab) => {
        for (const lines of [[], ['query: nonsense ~ 1'], [`${ofProject(gitlab)} and flavour = "sweet"`]])
          expect((await ask(gitlab, lines)).status).toBe(400);
        expect((await ask(gitlab, [ofProject(gitlab), `title: ${'x'.repeat(10_000)}`])).status).toBe(400);
      },
      { from: '18.7' },
    );
    onSandbox(
      'an older version',
      'before 18.7 there is no such address',
      async (gitlab) => expect((await ask(gitlab, [ofProject(gitlab)])).status).toBe(404),
      { version: '18.6' },
    );
    onSandbox('other tokens', 'the scope read_api is enough, and nobody sees what they may not', async (gitlab) => {
      await gitlab.issue({ title: 'Secret', confidential: true });
      await gitlab.issue({ title: 'Open' });
      await gitlab.post('members', { username: 'sam', access_level: 10 });
      const titles = async (asked: ContractGitLab) =>
        ((await ask(asked, [ofProject(gitlab)])).body as { data: { nodes: { title: string }[] } }).data.nodes.map(
          ({ title }) => title,
        );
      expect((await titles(gitlab)).toSorted()).toEqual(['Open', 'Secret']);
      expect(await titles(gitlab.as('sam'))).toEqual(['Open']);
      expect((await ask(gitlab.as('morgan'), [ofProject(gitlab)])).status).toBe(400);
      const token = newToken(gitlab.sandbox, ['read_api']);
      const body = { glql_yaml: ofProject(gitlab) };
      expect((await gitlab.ask('POST', '/glql', { body, token })).status).toBe(200);
    });
  });
  docs('https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens_rest/', () => {
    onSandbox('fine-grained tokens', 'GLQL: Read opens it, and what else the grant misses is null', async (gitlab) => {
      const body = { glql_yaml: ofProject(gitlab) };
      const asked = async (grants: readonly Grant[]) =>
        gitlab.ask('POST', '/glql', { body, token: newToken(gitlab.sandbox, ['granular'], { grants: [...grants] }) });
      expect(await asked([])).toMatchObject({
        status: 403,
        body: { error_description: expect.stringContaining('user permissions: [GLQL: Read]') as string },
      });
      const glql: Grant = { access: 'user', permissions: ['read_glql'] };
      expect(await asked([glql])).toMatchObject({ status: 200, body: { success: true, data: { count: null } } });
      const rows: Grant = { access: 'personal_projects', permissions: ['read_work_item'] };
      expect(await asked([glql, rows])).toMatchObject({ status: 200, body: { data: { count: 0, nodes: [] } } });
    });
  });
});
