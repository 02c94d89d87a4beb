// Shapes of the days for a calendar, of where GitLab has one of its own, and of a reminder.
import * as z from 'zod';
import { calendarKinds } from '#reports/calendar.ts';
import { completeness, count, day, goalReference, instant, url } from './parts.ts';

export const calendarDocuments = {
  calendar: {
    project: z.string(),
    file: z.string().nullable().describe('Where the calendar was written; null: nowhere.'),
    changedAt: instant.describe('The newest change in what was read; no moment of making.'),
    events: z
      .array(
        z.object({
          uid: z.string().describe('The same in every calendar of this project.'),
          kind: z
            .enum(calendarKinds)
            .describe('A gap of a promotion document whose title is left out is told as a goal.'),
          day,
          weeklyUntil: day.nullable().describe('Every week from `day` to this one; null: once.'),
          number: z.int().nullable().describe('Of its issue.'),
          title: z.string(),
          url: url.nullable(),
          isTitleLeftOut: z.boolean().describe('It is confidential; --with-confidential tells it.'),
        }),
      )
      .describe('By their day. All last a whole day.'),
    undated: count.describe('Open goals without a due date, which are not in it.'),
    completeness,
  },
  'calendar-subscription': {
    project: z.string(),
    page: url.describe('Where the menu stands. The address of the calendar itself is a secret, and never told.'),
    steps: z.array(z.string()),
  },
  'report-reminder': {
    dashboard: goalReference.describe('The dashboard, which is no goal.'),
    how: z.enum(['added', 'there', 'away']).describe('there: on the to-do list already; away: not put on it.'),
  },
};

export const aboutCalendars = {
  calendar: 'devgrowth calendar --format json; exit code 3 where something could not be read',
  'calendar-subscription': 'devgrowth calendar --subscribe --format json',
  'report-reminder': 'devgrowth report --remind --format json',
};
