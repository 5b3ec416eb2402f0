import type { Columns } from './panel';

/** The properties of `<picker>` a mode reads. */
export interface PickerData {
  mode: string;
  range: unknown;
  rangeKey: string;
  value: unknown;
  start: string;
  end: string;
  fields: string;
  customItem: string;
  level: string;
}

/** How one `mode` turns properties into columns, and chosen lines into the value of `change`. */
export interface PickerMode {
  columns(data: PickerData): Columns;
  /** Columns anew when one that others depend on was turned. */
  turned?(data: PickerData, column: number, selected: number[], before: number[]): Columns;
  /** Detail of the `change` event. */
  detail(data: PickerData, selected: number[]): Record<string, unknown>;
  /** Value in a form before anything was chosen. */
  empty: unknown;
}
