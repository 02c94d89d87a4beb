// Whose token it is, asked once, and people by their usernames.
import { Users } from '@gitbeaker/rest';
import * as z from 'zod';
import type { Forge } from '#growth/forge/forge.ts';
import { isNamed } from '#growth/words/username.ts';
import type { Connection } from '../wire/connection.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { notGitLabAt } from '../wire/greeting.ts';
import { parsed } from '../wire/reading.ts';
import { selfSchema, type SelfRow, userSchema } from '../words/schemas.ts';

export function people(
  connection: Connection,
  base: string,
): Pick<Forge, 'me' | 'account' | 'findPerson' | 'somePeople'> {
  let asked: Promise<SelfRow> | null = null;
  const self = () => (asked ??= readSelf());

  async function readSelf(): Promise<SelfRow> {
    const doing = 'asking GitLab who you are';
    try {
      const answer = await connection.call(Users, (api) => api.showCurrentUser(), { doing });
      return parsed(selfSchema, answer.body, doing);
    } catch (failure) {
      asked = null;
      if (failure instanceof GitLabFailure && (failure.kind === 'not-found' || failure.isForeign)) {
        throw notGitLabAt(base, failure.status);
      }
      throw failure;
    }
  }

  return {
    async me() {
      const { id, username, name } = await self();
      return { id, username, name };
    },

    async account() {
      const row = await self();
      return {
        canCreateProject: row.can_create_project ?? null,
        projectsLimit: row.projects_limit ?? null,
        emails: [row.email, row.commit_email, row.public_email].flatMap((email) => (email ? [email] : [])),
      };
    },

    async findPerson(username) {
      const wanted = username.replace(/^@/, '');
      const doing = `looking for the person ${wanted}`;
      const answer = await connection.call(Users, (api) => api.all({ username: wanted }), { doing });
      const found = parsed(z.array(userSchema), answer.body, doing);
      return found.find((person) => isNamed(person, wanted)) ?? null;
    },

    async somePeople() {
      const doing = 'asking GitLab who is there';
      const asked = { active: true, orderBy: 'created_at', sort: 'asc', perPage: 20 } as const;
      const answer = await connection.call(Users, (api) => api.all(asked), { doing });
      return parsed(z.array(userSchema), answer.body, doing);
    },
  };
}
