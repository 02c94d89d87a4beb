// Time estimates and time spent; weights and their events.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, pick } from '../support/contract-gitlab.ts';

contract('time-tracking', ({ docs, assume, onSandbox }) => {
  docs('https://docs.gitlab.com/api/issues/#set-a-time-estimate-for-an-issue', () => {
    assume('set, add to, take off, reset; the issue shows it', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const post = async (path: string, body?: object) => {
        const { status, row } = await gitlab.post(`issues/${iid}/${path}`, body);
        return [status, row['human_time_estimate'], row['human_total_time_spent'], row['total_time_spent']];
      };
      expect(await post('time_estimate', { duration: '3w1h' })).toEqual([200, '3w 1h', null, 0]);
      expect(await post('add_spent_time', { duration: '2h' })).toEqual([201, '3w 1h', '2h', 7200]);
      expect(await post('add_spent_time', { duration: '-1h' })).toEqual([201, '3w 1h', '1h', 3600]);
      const stats = (await gitlab.get(`issues/${iid}/time_stats`)).body;
      expect(stats).toEqual({
        time_estimate: 435_600,
        total_time_spent: 3600,
        human_time_estimate: '3w 1h',
        human_total_time_spent: '1h',
      });
      expect((await gitlab.get(`issues/${iid}`)).row['time_stats']).toEqual(stats);
      expect(await post('reset_spent_time')).toEqual([200, '3w 1h', null, 0]);
      expect(await post('reset_time_estimate')).toEqual([200, null, null, 0]);
    });
    assume('what is refused changes nothing', async (gitlab) => {
      const { iid } = await gitlab.issue();
      await gitlab.post(`issues/${iid}/time_estimate`, { duration: '1w' });
      const { updated_at: before } = (await gitlab.get(`issues/${iid}`)).row;
      const bad = await gitlab.post(`issues/${iid}/time_estimate`, { duration: 'foo' });
      expect([bad.status, bad.row['message']]).toEqual([
        400,
        expect.stringContaining('Time estimate must have a valid format and be greater than or equal to zero.'),
      ]);
      await gitlab.refuses('POST', `issues/${iid}/add_spent_time`, { duration: '-1w' }, [
        400,
        { message: { base: ['Time to subtract exceeds the total time spent'] } },
      ]);
      await gitlab.refuses('POST', `issues/${iid}/time_estimate`, {}, [400, { error: 'duration is missing' }]);
      await gitlab.refuses('POST', 'issues/9999999/time_estimate', { duration: '1h' }, [
        404,
        { message: '404 Not found' },
      ]);
      expect(pick((await gitlab.get(`issues/${iid}`)).row, 'updated_at')).toEqual({ updated_at: before });
    });
    assume('GitLab writes it down', async (gitlab) => {
      const { iid } = await gitlab.issue();
      await gitlab.post(`issues/${iid}/add_spent_time`, { duration: '1d' });
      await gitlab.post(`issues/${iid}/reset_spent_time`);
      const { rows } = await gitlab.get(`issues/${iid}/notes?sort=asc`);
      expect(column(rows, 'body')).toEqual(['added 1d of time spent', 'removed time spent']);
    });
    assume('a merge request keeps its time too', async (gitlab) => {
      await gitlab.files({ 'time.txt': '1' });
      const branch = gitlab.name('time').replaceAll(/\W/g, '-');
      const ref = String((await gitlab.get(`/projects/${gitlab.project.id}`)).row['default_branch']);
      await gitlab.post('repository/commits', {
        branch,
        start_branch: ref,
        commit_message: 'more',
        actions: [{ action: 'create', file_path: branch, content: '2' }],
      });
      const made = await gitlab.post('merge_requests', { title: 'Time', source_branch: branch, target_branch: ref });
      const path = `merge_requests/${made.row.iid}`;
      expect((await gitlab.post(`${path}/time_estimate`, { duration: '1h' })).status).toBe(200);
      expect((await gitlab.get(path)).row['time_stats']).toMatchObject({ human_time_estimate: '1h' });
    });
    onSandbox('a Guest', 'who may not triage may not track', async (gitlab) => {
      const { iid } = await gitlab.issue();
      await gitlab.post('members', { username: 'sam', access_level: 10 });
      for (const path of ['time_estimate', 'reset_time_estimate', 'add_spent_time', 'reset_spent_time'])
        expect([path, (await gitlab.as('sam').post(`issues/${iid}/${path}`, { duration: '1h' })).status]).toEqual([
          path,
          403,
        ]);
    });
  });
  docs('https://docs.gitlab.com/api/resource_weight_events/', () => {
    assume('each weight is an event, one by its id', async (gitlab) => {
      const issue = await gitlab.issue();
      await gitlab.put(`issues/${issue.iid}`, { weight: 13 });
      const { rows } = await gitlab.get(`issues/${issue.iid}/resource_weight_events`);
      expect(rows).toMatchObject([{ issue_id: issue.id, weight: 13, user: { id: gitlab.me.id } }]);
      const one = await gitlab.get(`issues/${issue.iid}/resource_weight_events/${rows[0]?.id}`);
      expect(one.body).toEqual(rows[0]);
    });
  });
});
