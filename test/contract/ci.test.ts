// What a scheduled job needs: CI/CD variables that hold a token, protected branches, and who sees what a job keeps.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, pick } from '../support/contract-gitlab.ts';

const secret = 'glpat-contract_0123456789.ab';
const invalidValue = { message: { value: expect.arrayContaining(['is invalid']) as unknown } };

contract('ci', ({ docs, assume, onSandbox }) => {
  docs('https://docs.gitlab.com/api/project_level_variables/', () => {
    assume('made masked and protected, read back, listed, changed, removed', async (gitlab) => {
      const key = gitlab.name('KEY').replace(' ', '_');
      const made = await gitlab.post('variables', { key, value: secret, masked: true, protected: true, raw: true });
      const expected = { key, value: secret, masked: true, protected: true, raw: true, environment_scope: '*' };
      expect([made.status, pick(made.row, ...Object.keys(expected))]).toEqual([201, expected]);
      expect(pick((await gitlab.get(`variables/${key}`)).row, 'key', 'value')).toEqual({ key, value: secret });
      expect(column((await gitlab.get('variables?per_page=100')).rows, 'key')).toContain(key);
      const changed = await gitlab.put(`variables/${key}`, { value: `${secret}new` });
      expect([changed.status, pick(changed.row, 'value', 'masked', 'protected')]).toEqual([
        200,
        { value: `${secret}new`, masked: true, protected: true },
      ]);
      expect((await gitlab.remove(`variables/${key}`)).status).toBe(204);
      await gitlab.refuses('GET', `variables/${key}`, undefined, [404, { message: '404 Variable Not Found' }]);
    });
    assume('neither masked nor protected unless asked', async (gitlab) => {
      const key = gitlab.name('OPEN').replace(' ', '_');
      const { row } = await gitlab.post('variables', { key, value: 'x' });
      expect(pick(row, 'masked', 'protected', 'raw')).toEqual({ masked: false, protected: false, raw: false });
    });
    assume('the same key twice is 400', async (gitlab) => {
      const key = gitlab.name('TWICE').replace(' ', '_');
      await gitlab.post('variables', { key, value: secret });
      const again = await gitlab.post('variables', { key, value: secret });
      expect([again.status, again.row['message']]).toEqual([400, { key: [`(${key}) has already been taken`] }]);
    });
    assume('keys hold letters, digits and _ alone', async (gitlab) => {
      const { status, row } = await gitlab.post('variables', { key: 'NO-DASH', value: secret });
      expect([status, row['message']]).toEqual([
        400,
        { key: expect.arrayContaining(["can contain only letters, digits and '_'."]) as unknown },
      ]);
    });
    onSandbox(
      'GitLab 17.4 or newer',
      'a hidden variable is masked, and its value is never shown again',
      async (gitlab) => {
        const made = await gitlab.post('variables', { key: 'HIDDEN', value: secret, masked_and_hidden: true });
        expect([made.status, pick(made.row, 'value', 'masked', 'hidden')]).toEqual([
          201,
          { value: null, masked: true, hidden: true },
        ]);
        const changed = await gitlab.put('variables/HIDDEN', { value: `${secret}new`, protected: true });
        expect(pick(changed.row, 'value', 'masked', 'hidden', 'protected')).toEqual({
          value: null,
          masked: true,
          hidden: true,
          protected: true,
        });
        expect((await gitlab.put('variables/HIDDEN', { masked: false })).status).toBe(400);
        expect(JSON.stringify((await gitlab.get('variables')).body)).not.toContain(secret);
      },
    );
    onSandbox(
      'GitLab before 17.4',
      'masked_and_hidden is ignored like any parameter it does not know',
      async (gitlab) => {
        const made = await gitlab.post('variables', { key: 'OLD', value: secret, masked_and_hidden: true });
        expect([made.status, made.row['masked'], made.row['hidden']]).toEqual([201, false, undefined]);
      },
      { version: '17.3' },
    );
    onSandbox('other people', 'maintainers alone, for reading too', async (gitlab) => {
      await gitlab.post('variables', { key: 'MINE', value: secret });
      await gitlab.post('members', { user_id: 2, access_level: 30 });
      await gitlab.post('members', { user_id: 3, access_level: 40 });
      const morgan = gitlab.as('morgan');
      await morgan.refuses('GET', 'variables', undefined, [403, { message: '403 Forbidden' }]);
      await morgan.refuses('POST', 'variables', { key: 'X', value: secret }, [403, { message: '403 Forbidden' }]);
      expect(pick((await gitlab.as('sam').get('variables/MINE')).row, 'value')).toEqual({ value: secret });
    });
    onSandbox('environments', 'one key in two of them needs the filter', async (gitlab) => {
      await gitlab.post('variables', { key: 'TWO', value: 'one' });
      await gitlab.post('variables', { key: 'TWO', value: 'two', environment_scope: 'production' });
      expect((await gitlab.get('variables/TWO')).status).toBe(409);
      expect((await gitlab.get('variables/TWO?filter[environment_scope]=production')).row['value']).toBe('two');
    });
  });

  docs('https://docs.gitlab.com/ci/variables/#mask-a-cicd-variable', () => {
    assume('a masked value is one line of at least eight characters without spaces', async (gitlab) => {
      for (const value of ['short', 'two words here', 'two\nlines-of-it']) {
        const { status, body } = await gitlab.post('variables', { key: 'MASKED', value, masked: true, raw: true });
        expect([value, status, body]).toEqual([value, 400, invalidValue]);
      }
    });
    assume('with expansion it holds a few characters only', async (gitlab) => {
      const { status, body } = await gitlab.post('variables', { key: 'MASKED', value: 'eight$or&more', masked: true });
      expect([status, body]).toEqual([400, invalidValue]);
    });
  });

  docs('https://docs.gitlab.com/api/protected_branches/', () => {
    assume('the first push protects the default branch', async (gitlab) => {
      await gitlab.files({ [`${gitlab.name('protected').replace(' ', '')}.md`]: 'x' });
      await gitlab.soon(async () => {
        expect((await gitlab.get('repository/branches/main')).row).toMatchObject({ default: true, protected: true });
      });
    });
    assume('unprotected and protected again; twice is 409', async (gitlab) => {
      await gitlab.files({ [`${gitlab.name('again').replace(' ', '')}.md`]: 'x' });
      await gitlab.soon(async () => expect((await gitlab.get('protected_branches/main')).status).toBe(200));
      expect((await gitlab.remove('protected_branches/main')).status).toBe(204);
      expect((await gitlab.get('protected_branches/main')).status).toBe(404);
      expect((await gitlab.get('repository/branches/main')).row['protected']).toBe(false);
      const fields = { name: 'main', push_access_level: 40, merge_access_level: 40 };
      const made = await gitlab.post('protected_branches', fields);
      expect([made.status, made.row]).toMatchObject([
        201,
        { name: 'main', push_access_levels: [{ access_level: 40 }], merge_access_levels: [{ access_level: 40 }] },
      ]);
      await gitlab.refuses('POST', 'protected_branches', fields, [
        409,
        { message: "Protected branch 'main' already exists" },
      ]);
      expect((await gitlab.get('repository/branches/main')).row['protected']).toBe(true);
    });
    onSandbox('other people', 'developers push to an unprotected branch alone, and protect none', async (gitlab) => {
      await gitlab.files({ 'a.md': 'a' });
      await gitlab.post('members', { user_id: 2, access_level: 30 });
      const morgan = gitlab.as('morgan');
      const push = (name: string) =>
        morgan.post('repository/commits', {
          branch: 'main',
          commit_message: 'Mine',
          actions: [{ action: 'create', file_path: name, content: 'x' }],
        });
      expect((await push('b.md')).status).toBe(403);
      await morgan.refuses('POST', 'protected_branches', { name: 'x' }, [403, { message: '403 Forbidden' }]);
      await gitlab.remove('protected_branches/main');
      expect((await push('b.md')).status).toBe(201);
      await gitlab.post('protected_branches', { name: 'ma*', push_access_level: 0 });
      expect((await push('c.md')).status).toBe(403);
    });
  });

  docs('https://docs.gitlab.com/api/projects/#edit-a-project', () => {
    assume(
      'jobs of a new project are open to every member, and can be closed to all below Reporter',
      async (gitlab) => {
        const { row } = await gitlab.put(`/projects/${gitlab.project.id}`, { public_jobs: true });
        expect(row['public_jobs']).toBe(true);
        const closed = await gitlab.put(`/projects/${gitlab.project.id}`, { public_jobs: false });
        expect([closed.status, closed.row['public_jobs']]).toEqual([200, false]);
        expect((await gitlab.get(`/projects/${gitlab.project.id}`)).row['public_jobs']).toBe(false);
      },
    );
  });
});
