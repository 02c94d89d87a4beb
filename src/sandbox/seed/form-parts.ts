// The smallest parts of a seed: texts, names, moments. Each `title` is how the README calls it.
import * as z from 'zod';
import { dayWords, isDayText, isMomentText, momentWords } from './moments.ts';

export const text = z.string().meta({ title: 'text' });
export const line = z
  .string()
  .regex(/^[^\n]*\S[^\n]*$/, 'expected one line of text')
  .meta({ title: 'line' });
export const moment = z
  .string()
  .refine(isMomentText, { error: ({ input }) => `expected ${momentWords}; got ${JSON.stringify(input)}` })
  .meta({ title: 'moment' });
export const day = z
  .string()
  .refine(isDayText, { error: ({ input }) => `expected ${dayWords}; got ${JSON.stringify(input)}` })
  .meta({ title: 'day' });
export const username = z
  .string()
  .regex(/^[\w.][\w.-]*$/, 'expected a username')
  .meta({ title: 'username' });
export const fullPath = z
  .string()
  .regex(/^[\w.][\w.-]*(?:\/[\w.][\w.-]*)*$/, 'expected a path such as team or team/tools')
  .meta({ title: 'path' });
export const projectPath = z
  .string()
  .regex(/^[\w.][\w.-]*(?:\/[\w.][\w.-]*)+$/, 'expected a path such as alex/goals')
  .meta({ title: 'path' });
export const yesOrNo = z.boolean().meta({ title: 'true or false' });
export const wholeNumber = z.int().meta({ title: 'number' });
export const visibility = z.enum(['private', 'internal', 'public']);
