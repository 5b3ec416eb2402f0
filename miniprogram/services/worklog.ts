import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

export type DayLog = OutputOf<'worklog.day'>;
export type WeekLog = OutputOf<'worklog.week'>;
export type CommunityLogs = OutputOf<'worklog.community'>;

/** @param date YYYY-MM-DD, today when left out; @param person an id, the caller when left out */
export const getDayLog = (about: InputOf<'worklog.day'>) => call('worklog.day', about);
export const saveDayLog = (day: InputOf<'worklog.save'>) => call('worklog.save', day);
export const clearDay = (date: string, edition: number) => call('worklog.clear', { date, edition });
/** @param monday YYYY-MM-DD */
export const getWeekLog = (monday: string, person?: string) =>
  call('worklog.week', { monday, ...(person ? { person } : {}) });
export const confirmWeek = (monday: string, summary: string) => call('worklog.confirmWeek', { monday, summary });
export const readWeek = (monday: string, person: string) => call('worklog.readWeek', { monday, person });
export const getCommunityLogs = (community: string, monday: string) => call('worklog.community', { community, monday });
/** A month as a PDF to be handed out. @param month YYYY-MM @param requestId of the tap: a retry meets its file */
export const printMonth = (month: string, requestId: string, person?: string) =>
  call('print.month', { month, ...(person ? { person } : {}) }, requestId);
