import type { Region } from '../grid/grid';
import type { Saving, TownSettings } from '../platform/settings';
import { categoryIcons } from './icons';

/** A town's settings as whoever changes them sees them. */
export interface SettingsView extends TownSettings {
  townName: string;
  /** Who put them in force and when, in milliseconds since 1970; null for the defaults that were shipped. */
  saved: { name: string; at: number } | null;
  /** The icons a category may have. */
  icons: readonly string[];
}

export function presentSettings(settings: TownSettings, saving: Saving | null, town: Region): SettingsView {
  return {
    ...settings,
    townName: town.shortName,
    saved: saving && { name: saving.savedBy.name, at: saving.savedAt.getTime() },
    icons: categoryIcons,
  };
}
