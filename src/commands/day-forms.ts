// The words for days, for the help of every command that takes one.
export { dayForms } from '#growth/time/day-forms.ts';
