// The repository over the API: commits of many actions, files, the tree, branches, templates; and schedules, which need a branch.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab, pick, texts } from '../support/contract-gitlab.ts';

const branch = 'main';
const encoded = (path: string) => encodeURIComponent(path);
const textOf = (row: Record<string, unknown>) => Buffer.from(String(row['content']), 'base64').toString('utf8');

async function commit(gitlab: ContractGitLab, actions: readonly object[], more: object = {}) {
  return gitlab.post('repository/commits', { branch, commit_message: 'Change', actions, ...more });
}
const fileText = async (gitlab: ContractGitLab, path: string, ref = branch) =>
  textOf((await gitlab.get(`repository/files/${encoded(path)}?ref=${ref}`)).row);

contract('repository', ({ docs, assume, onSandbox }) => {
  docs('https://docs.gitlab.com/api/commits/#list-repository-commits', () => {
    onSandbox(
      'a repository that is still empty',
      'commits and branches are empty lists, the tree and files 404',
      async (gitlab) => {
        expect(pick((await gitlab.get(`/projects/${gitlab.project.id}`)).row, 'empty_repo', 'default_branch')).toEqual({
          empty_repo: true,
          default_branch: null,
        });
        for (const list of ['commits', 'branches'])
          await gitlab.refuses('GET', `repository/${list}`, undefined, [200, []]);
        await gitlab.refuses('GET', 'repository/tree', undefined, [404, { message: '404 Tree Not Found' }]);
        expect((await gitlab.get('repository/files/README.md?ref=main')).status).toBe(404);
        expect((await gitlab.get('templates/issues')).rows).toEqual([]);
      },
    );
    assume('newest first, filtered by path', async (gitlab) => {
      const path = `${gitlab.name('listed').replace(' ', '')}.md`;
      await gitlab.files({ [path]: 'one' });
      await commit(gitlab, [{ action: 'update', file_path: path, content: 'two' }], { commit_message: 'Second' });
      const { rows } = await gitlab.get(`repository/commits?path=${path}`);
      expect(column(rows, 'title')).toEqual(['Second', 'Add files']);
      expect(rows[0]).toMatchObject({ short_id: String(rows[0]?.id).slice(0, 8), parent_ids: [expect.any(String)] });
    });
  });

  docs('https://docs.gitlab.com/api/commits/#create-a-commit', () => {
    assume('one commit of many actions; the answer counts lines', async (gitlab) => {
      const folder = gitlab.name('many').replace(' ', '');
      await gitlab.files({ [`${folder}/a.md`]: 'a\n', [`${folder}/b.md`]: 'b\n', [`${folder}/c.md`]: 'c\n' });
      const { status, row } = await commit(
        gitlab,
        [
          { action: 'update', file_path: `${folder}/a.md`, content: 'a\nmore\n' },
          { action: 'delete', file_path: `${folder}/b.md` },
          { action: 'move', file_path: `${folder}/d.md`, previous_path: `${folder}/c.md` },
          { action: 'create', file_path: `${folder}/e.bin`, content: 'AAEC', encoding: 'base64' },
          { action: 'chmod', file_path: `${folder}/a.md`, execute_filemode: true },
        ],
        { commit_message: 'Many\n\nAt once', author_name: 'Somebody', author_email: 's@example.com' },
      );
      expect([status, pick(row, 'title', 'message', 'author_name', 'author_email', 'project_id')]).toEqual([
        201,
        {
          title: 'Many',
          message: 'Many\n\nAt once',
          author_name: 'Somebody',
          author_email: 's@example.com',
          project_id: gitlab.project.id,
        },
      ]);
      expect(row['stats']).toMatchObject({
        additions: expect.any(Number) as number,
        deletions: expect.any(Number) as number,
      });
      const { rows } = await gitlab.get(`repository/tree?path=${folder}`);
      expect(column(rows, 'name')).toEqual(['a.md', 'd.md', 'e.bin']);
      expect(rows[0]).toMatchObject({ type: 'blob', path: `${folder}/a.md`, mode: '100755' });
      expect(await fileText(gitlab, `${folder}/d.md`)).toBe('c\n');
    });
    assume('it is all or nothing', async (gitlab) => {
      const path = `${gitlab.name('atomic').replace(' ', '')}.md`;
      const answer = await commit(gitlab, [
        { action: 'create', file_path: path, content: 'x' },
        { action: 'update', file_path: 'no-such-file.md', content: 'x' },
      ]);
      expect([answer.status, answer.body]).toEqual([400, { message: "A file with this name doesn't exist" }]);
      expect((await gitlab.get(`repository/files/${path}?ref=${branch}`)).status).toBe(404);
    });
    assume('creating a file that is there is 400', async (gitlab) => {
      const path = `${gitlab.name('taken').replace(' ', '')}.md`;
      await gitlab.files({ [path]: 'one' });
      const answer = await commit(gitlab, [{ action: 'create', file_path: path, content: 'two' }]);
      expect([answer.status, answer.body]).toEqual([400, { message: 'A file with this name already exists' }]);
      expect(await fileText(gitlab, path)).toBe('one');
    });
    assume('an update with the same text makes a commit all the same', async (gitlab) => {
      const path = `${gitlab.name('same').replace(' ', '')}.md`;
      const first = await gitlab.files({ [path]: 'one' });
      const { status, row } = await commit(gitlab, [{ action: 'update', file_path: path, content: 'one' }]);
      expect([status, row.id === first.id]).toEqual([201, false]);
    });
    assume('a stale last_commit_id is 400', async (gitlab) => {
      const path = `${gitlab.name('stale').replace(' ', '')}.md`;
      const first = await gitlab.files({ [path]: 'one' });
      await commit(gitlab, [{ action: 'update', file_path: path, content: 'two' }]);
      const { status, row } = await commit(gitlab, [
        { action: 'update', file_path: path, content: 'three', last_commit_id: first.id },
      ]);
      expect([status, row['message']]).toEqual([
        400,
        expect.stringMatching(/^The file has changed since you started editing it/),
      ]);
    });
    assume('a branch that is not there needs a start_branch', async (gitlab) => {
      await gitlab.files({ [`${gitlab.name('start').replace(' ', '')}.md`]: 'x' });
      const name = gitlab.name('branch').replace(' ', '-');
      const actions = [{ action: 'create', file_path: 'from-branch.md', content: 'x' }];
      const without = await commit(gitlab, actions, { branch: name });
      expect([without.status, without.body]).toEqual([
        400,
        { message: 'You can only create or edit files when you are on a branch' },
      ]);
      expect((await commit(gitlab, actions, { branch: name, start_branch: branch })).status).toBe(201);
      expect((await gitlab.get(`repository/branches/${name}`)).row['name']).toBe(name);
    });
    const file = { action: 'create', file_path: 'x', content: '' };
    const faults: [string, object, string, string][] = [
      ['no branch', { branch: undefined }, 'branch is required', 'branch is missing, branch is empty'],
      [
        'no message',
        { commit_message: undefined },
        'commit_message is required',
        'commit_message is missing, commit_message is empty',
      ],
      [
        'no content',
        { actions: [{ action: 'update', file_path: 'x' }] },
        'actions[0][content] is required for update action',
        'actions[0][content] is missing',
      ],
      [
        'an unknown action',
        { actions: [file, { ...file, action: 'touch' }] },
        'actions[1][action] must be one of: create, update, move, delete, chmod',
        'actions[1][action] does not have a valid value',
      ],
    ];
    for (const [name, more, newer, older] of faults) {
      for (const [version, answer] of [
        ['19.5', { message: `400 Bad request - ${newer}` }],
        ['18.3', { error: older }],
      ] as const) {
        onSandbox(
          `GitLab ${version}`,
          `${name} is ${JSON.stringify(answer)}`,
          async (gitlab) => {
            const body = { branch, commit_message: 'm', actions: [file], ...more };
            await gitlab.refuses('POST', 'repository/commits', body, [400, answer]);
          },
          { version },
        );
      }
    }
    onSandbox('other people', 'who may not push is told so; a Guest does not even read', async (gitlab) => {
      await gitlab.files({ 'a.md': 'a' });
      await gitlab.post('members', { user_id: 2, access_level: 30 });
      await gitlab.post('members', { user_id: 3, access_level: 10 });
      const body = { branch, commit_message: 'm', actions: [file] };
      await gitlab
        .as('morgan')
        .refuses('POST', 'repository/commits', body, [
          403,
          { message: '403 Forbidden - You are not allowed to push into this branch' },
        ]);
      await gitlab.as('sam').refuses('GET', 'repository/tree', undefined, [403, { message: '403 Forbidden' }]);
    });
  });

  docs('https://docs.gitlab.com/api/repository_files/', () => {
    assume('a file with its metadata; a path is encoded whole', async (gitlab) => {
      const path = `.gitlab/issue_templates/${gitlab.name('Goal').replace(' ', '')}.md`;
      const made = await gitlab.files({ [path]: 'Größe\n' });
      const { row, headers } = await gitlab.get(`repository/files/${encoded(path)}?ref=${branch}`);
      expect(row).toMatchObject({
        file_name: path.split('/').at(-1),
        file_path: path,
        size: 8,
        encoding: 'base64',
        ref: branch,
        commit_id: made.id,
        last_commit_id: made.id,
        execute_filemode: false,
      });
      expect(textOf(row)).toBe('Größe\n');
      expect(headers.get('X-Gitlab-Last-Commit-Id')).toBe(made.id);
    });
    assume('raw gives the bytes, of the default branch when no ref is named', async (gitlab) => {
      const path = `${gitlab.name('raw').replace(' ', '')}.md`;
      await gitlab.files({ [path]: 'bytes\n' });
      expect((await gitlab.get(`repository/files/${path}/raw`)).body).toBe('bytes\n');
    });
    assume('without a ref it is 400', async (gitlab) => {
      await gitlab.refuses('GET', 'repository/files/README.md', undefined, [
        400,
        { error: 'ref is missing, ref is empty' },
      ]);
    });
    assume('a file that is not there is 404, a ref that is not there too', async (gitlab) => {
      await gitlab.files({ [`${gitlab.name('there').replace(' ', '')}.md`]: 'x' });
      await gitlab.refuses('GET', `repository/files/none.md?ref=${branch}`, undefined, [
        404,
        { message: '404 File Not Found' },
      ]);
      await gitlab.refuses('GET', 'repository/files/none.md?ref=nowhere', undefined, [
        404,
        { message: '404 Commit Not Found' },
      ]);
    });
    assume('a file is made, changed and deleted, each in a commit', async (gitlab) => {
      await gitlab.files({ [`${gitlab.name('first').replace(' ', '')}.md`]: 'x' });
      const path = `${gitlab.name('single').replace(' ', '')}.md`;
      const at = `repository/files/${path}`;
      const made = await gitlab.post(at, { branch, commit_message: 'Make', content: 'one' });
      expect([made.status, made.body]).toEqual([201, { file_path: path, branch }]);
      expect((await gitlab.put(at, { branch, commit_message: 'Change', content: 'two' })).status).toBe(200);
      expect(await fileText(gitlab, path)).toBe('two');
      const removed = await gitlab.ask('DELETE', at, { body: { branch, commit_message: 'Remove' } });
      expect(removed.status).toBe(204);
      expect((await gitlab.get(`${at}?ref=${branch}`)).status).toBe(404);
    });
  });

  docs('https://docs.gitlab.com/api/repositories/#list-repository-tree', () => {
    assume('folders and files of one level, or all of them', async (gitlab) => {
      const folder = gitlab.name('tree').replace(' ', '');
      await gitlab.files({ [`${folder}/one.md`]: '1', [`${folder}/sub/two.md`]: '2' });
      const level = (await gitlab.get(`repository/tree?path=${folder}`)).rows;
      expect(level.map(({ name, type }) => [name, type])).toEqual([
        ['sub', 'tree'],
        ['one.md', 'blob'],
      ]);
      const all = (await gitlab.get(`repository/tree?path=${folder}&recursive=true`)).rows;
      expect(texts(all, 'path').toSorted()).toEqual([`${folder}/one.md`, `${folder}/sub`, `${folder}/sub/two.md`]);
    });
    assume('a path that is not there is 404', async (gitlab) => {
      await gitlab.files({ [`${gitlab.name('any').replace(' ', '')}.md`]: 'x' });
      await gitlab.refuses('GET', 'repository/tree?path=nowhere', undefined, [
        404,
        { message: '404 invalid revision or path Not Found' },
      ]);
    });
  });

  docs('https://docs.gitlab.com/api/branches/', () => {
    assume('made, listed, deleted; the default one stays', async (gitlab) => {
      await gitlab.files({ [`${gitlab.name('branches').replace(' ', '')}.md`]: 'x' });
      const name = gitlab.name('work').replace(' ', '-');
      const made = await gitlab.post('repository/branches', { branch: name, ref: branch });
      expect([made.status, pick(made.row, 'name', 'default', 'merged')]).toEqual([
        201,
        { name, default: false, merged: false },
      ]);
      const taken = await gitlab.post('repository/branches', { branch: name, ref: branch });
      expect([taken.status, taken.body]).toEqual([400, { message: 'Branch already exists' }]);
      expect(column((await gitlab.get('repository/branches')).rows, 'name')).toEqual(
        expect.arrayContaining([branch, name]),
      );
      expect((await gitlab.remove(`repository/branches/${name}`)).status).toBe(204);
      await gitlab.refuses('GET', `repository/branches/${name}`, undefined, [404, { message: '404 Branch Not Found' }]);
    });
  });

  docs('https://docs.gitlab.com/api/project_templates/', () => {
    assume('issue templates are Markdown files of the default branch', async (gitlab) => {
      const name = gitlab.name('Template').replace(' ', '');
      await gitlab.files({ [`.gitlab/issue_templates/${name}.md`]: '## Why\n' });
      await gitlab.soon(async () =>
        expect((await gitlab.get('templates/issues')).rows).toEqual(expect.arrayContaining([{ key: name, name }])),
      );
      expect((await gitlab.get(`templates/issues/${name}`)).body).toMatchObject({ name, content: '## Why\n' });
    });
    assume('one that is not there is 404', async (gitlab) => {
      expect((await gitlab.get('templates/issues/no-such-template')).status).toBe(404);
    });
    assume('a kind that GitLab does not know is 400', async (gitlab) => {
      expect((await gitlab.get('templates/unknown')).status).toBe(400);
    });
    onSandbox('what GitLab ships', 'is never an empty list', async (gitlab) => {
      for (const kind of ['dockerfiles', 'gitignores', 'gitlab_ci_ymls', 'licenses'])
        for (const path of [`templates/${kind}`, `templates/${kind}/any`]) {
          await expect(gitlab.get(path)).rejects.toThrow('does not serve');
          expect((await gitlab.ask('GET', path, { token: null })).status).toBe(404);
        }
    });
  });

  docs('https://docs.gitlab.com/api/pipeline_schedules/', () => {
    const fields = {
      description: 'Weekly report',
      ref: branch,
      cron: '0 7 * * 1',
      cron_timezone: 'UTC',
      active: false,
    };
    assume('a schedule needs a branch: before the first commit the ref is ambiguous', async (gitlab) => {
      const { status, body } = await gitlab.post('pipeline_schedules', { ...fields, ref: 'no-such-branch' });
      expect([status, body]).toEqual([400, { message: { ref: expect.arrayContaining(['is ambiguous']) as unknown } }]);
    });
    assume('made with its ref expanded, changed, given variables, deleted', async (gitlab) => {
      await gitlab.files({ [`${gitlab.name('scheduled').replace(' ', '')}.md`]: 'x' });
      const { status, row } = await gitlab.post('pipeline_schedules', fields);
      expect([status, row]).toMatchObject([
        201,
        {
          description: 'Weekly report',
          ref: `refs/heads/${branch}`,
          cron: '0 7 * * 1',
          cron_timezone: 'UTC',
          active: false,
          owner: { id: gitlab.me.id },
          last_pipeline: null,
          variables: [],
        },
      ]);
      const at = `pipeline_schedules/${row.id}`;
      expect((await gitlab.put(at, { cron: '0 8 * * 1' })).row['cron']).toBe('0 8 * * 1');
      const variable = await gitlab.post(`${at}/variables`, { key: 'AUDIENCE', value: 'manager' });
      expect([variable.status, pick(variable.row, 'key', 'value', 'variable_type')]).toEqual([
        201,
        { key: 'AUDIENCE', value: 'manager', variable_type: 'env_var' },
      ]);
      expect((await gitlab.remove(`${at}/variables/AUDIENCE`)).status).toBe(202);
      expect((await gitlab.remove(at)).status).toBe(204);
      expect((await gitlab.get(at)).status).toBe(404);
    });
    assume('a cron that is none is 400', async (gitlab) => {
      await gitlab.files({ [`${gitlab.name('cron').replace(' ', '')}.md`]: 'x' });
      const { status, row } = await gitlab.post('pipeline_schedules', { ...fields, cron: 'every monday' });
      expect([status, row['message']]).toMatchObject([400, { cron: expect.any(Array) as unknown }]);
    });
    onSandbox('a server that runs nothing', 'played once a minute, no more', async (gitlab) => {
      await gitlab.files({ 'a.md': 'a' });
      const { id } = (await gitlab.post('pipeline_schedules', fields)).row;
      await gitlab.refuses('POST', `pipeline_schedules/${id}/play`, {}, [201, { message: '201 Created' }]);
      await gitlab.refuses('POST', `pipeline_schedules/${id}/play`, {}, [
        429,
        { message: { error: 'This endpoint has been requested too many times. Try again later.' } },
      ]);
      gitlab.advance(60_000);
      expect((await gitlab.post(`pipeline_schedules/${id}/play`)).status).toBe(201);
    });
    onSandbox(
      'other people',
      'only its owner changes a schedule, not even the owner of the project',
      async (gitlab) => {
        await gitlab.files({ 'a.md': 'a' });
        await gitlab.post('members', { user_id: 2, access_level: 40 });
        const { id } = (await gitlab.as('morgan').post('pipeline_schedules', fields)).row;
        await gitlab.refuses('PUT', `pipeline_schedules/${id}`, { cron: '0 9 * * 1' }, [
          403,
          { message: '403 Forbidden' },
        ]);
        expect((await gitlab.post(`pipeline_schedules/${id}/take_ownership`)).status).toBe(201);
        expect((await gitlab.put(`pipeline_schedules/${id}`, { cron: '0 9 * * 1' })).status).toBe(200);
      },
    );
    onSandbox('ten schedules', 'the eleventh is refused', async (gitlab) => {
      await gitlab.files({ 'a.md': 'a' });
      for (let number = 0; number < 10; number += 1) await gitlab.post('pipeline_schedules', fields);
      await gitlab.refuses('POST', 'pipeline_schedules', fields, [
        400,
        { message: { base: ['Maximum number of ci pipeline schedules (10) exceeded'] } },
      ]);
    });
  });
});
