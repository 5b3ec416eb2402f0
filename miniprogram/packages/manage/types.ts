import type { InputOf, OutputOf } from '../../services/api';

/** A town's settings as the pages here change them. */
export type Settings = OutputOf<'settings.get'>;
export type Category = Settings['categories'][number];
export type Stage = keyof Settings['limits'];
export type Limit = Settings['limits'][Stage];
export type Period = Settings['officeHours'][number];
export type Department = Settings['departments'][number];
export type SettingsChanges = InputOf<'settings.save'>['changes'];
