import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { get } from './actions/get';
import { save } from './actions/save';

/** What a town sets for itself, without code: categories, departments, clocks, office hours, texts. */
const actions = { get, save };

export type SettingsApi = ApiOf<typeof actions>;
export const main = createFunction('settings', actions);
