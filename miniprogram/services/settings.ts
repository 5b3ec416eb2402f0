import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

export type Settings = OutputOf<'settings.get'>;
export type Category = Settings['categories'][number];
export type Stage = keyof Settings['limits'];
export type Limit = Settings['limits'][Stage];
export type Period = Settings['officeHours'][number];
export type Department = Settings['departments'][number];
export type SettingsChanges = InputOf<'settings.save'>['changes'];

export const getSettings = (town: string) => call('settings.get', { town });
/** `requestId` is kept with the draft: tried again after a lost answer it is the same saving. */
export const saveSettings = (input: InputOf<'settings.save'>, requestId: string) =>
  call('settings.save', input, requestId);
