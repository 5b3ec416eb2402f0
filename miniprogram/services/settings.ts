import type { InputOf } from './api';
import { call } from './cloud';

export const getSettings = (town: string) => call('settings.get', { town });
/** `requestId` is kept with the draft: tried again after a lost answer it is the same saving. */
export const saveSettings = (input: InputOf<'settings.save'>, requestId: string) =>
  call('settings.save', input, requestId);
