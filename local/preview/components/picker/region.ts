import { areaList } from '@vant/area-data';
import type { PickerData, PickerMode } from './mode';
import type { Columns } from './panel';

interface Area {
  name: string;
  /** 6-digit 区划代码; empty for the custom item. */
  code: string;
}

/** `mode="region"`: province, city, district (to `level`). `custom-item` stands on top of each column, as 全部. */
export const regionMode: PickerMode = {
  columns: (data) => columnsAt(data, Array.isArray(data.value) ? data.value.map(String) : []),
  turned: (data, column, selected) => {
    const names = chosen(data, selected).map(({ name }) => name);
    // What hangs below the turned column starts at its top again.
    return columnsAt(data, names.slice(0, column + 1));
  },
  detail: (data, selected) => {
    const areas = chosen(data, selected);
    const code = areas.map((area) => area.code);
    return { value: areas.map(({ name }) => name), code, postcode: '' };
  },
  empty: [],
};

const provinces = entries(areaList.province_list, () => true);

function entries(list: Record<string, string>, include: (code: string) => boolean): Area[] {
  return Object.entries(list)
    .filter(([code]) => include(code))
    .map(([code, name]) => ({ name, code }));
}

/** The lists of each level below the names chosen so far. */
function levels(data: PickerData, pick: (areas: Area[], level: number) => Area | undefined): Area[][] {
  const custom = data.customItem ? [{ name: data.customItem, code: '' }] : [];
  const count = { province: 1, city: 2 }[data.level] ?? 3;
  const found: Area[][] = [];
  let above: Area | undefined;
  for (let level = 0; level < count; level += 1) {
    const areas = [...custom, ...below(above, level)];
    found.push(areas);
    above = pick(areas, level) ?? areas[0];
  }
  return found;
}

function below(above: Area | undefined, level: number): Area[] {
  if (level === 0) return provinces;
  if (!above?.code) return [];
  const prefix = above.code.slice(0, level * 2);
  return entries(level === 1 ? areaList.city_list : areaList.county_list, (code) => code.startsWith(prefix));
}

function columnsAt(data: PickerData, names: string[]): Columns {
  const lists = levels(data, (areas, level) => areas.find(({ name }) => name === names[level]));
  const selected = lists.map((areas, level) =>
    Math.max(
      0,
      areas.findIndex(({ name }) => name === names[level]),
    ),
  );
  return { lines: lists.map((areas) => areas.map(({ name }) => name)), selected };
}

function chosen(data: PickerData, selected: number[]): Area[] {
  const lists = levels(data, (areas, level) => areas[selected[level] ?? 0]);
  return lists.flatMap((areas, level) => areas[selected[level] ?? 0] ?? areas[0] ?? []);
}
