import { defaultSettings } from '../../cloudfunctions/platform/default-settings';
import {
  changedByBoth,
  changesOf,
  editedIn,
  emptyDraft,
  laidOver,
  pruned,
  type SettingsDraft,
} from '../../miniprogram/packages/manage/settings-draft';
import type { Category, Settings } from '../../miniprogram/packages/manage/types';

const base: Settings = {
  ...defaultSettings,
  town: '340104100',
  townName: '井岗镇',
  version: 3,
  saved: null,
  icons: [],
};
const power = base.categories.find(({ code }) => code === 'power') as Category;
const draftOf = (changes: Partial<SettingsDraft>): SettingsDraft => ({ ...emptyDraft(3, 'tap'), ...changes });

describe('changes of settings that are not saved yet', () => {
  it('lie over what is in force and say what they are', () => {
    const fresh = { ...power, code: 'new1', name: '充电桩' };
    const draft = draftOf({
      categories: { power: { ...power, name: '路灯' }, new1: fresh },
      limits: { accept: { amount: 4, unit: 'workingHours' } },
      order: ['noise'],
    });
    const shown = laidOver(base, draft);
    expect([shown.categories[0]?.code, shown.categories.at(-1)?.name]).toEqual(['noise', '充电桩']);
    expect(shown.limits).toEqual({ ...base.limits, accept: { amount: 4, unit: 'workingHours' } });
    expect(editedIn(draft)).toEqual(['事项「路灯」', '事项「充电桩」', '事项顺序', '受理时限']);
    expect(changesOf(draft)).toEqual({
      categories: [{ ...power, name: '路灯' }, expect.not.objectContaining({ code: 'new1' })],
      order: ['noise'],
      limits: draft.limits,
    });
  });

  it('are none once they are typed back, in whatever order fields came over the wire', () => {
    const { code, name, ...rest } = power;
    const draft = draftOf({
      categories: { power: { ...rest, name, code } },
      limits: { accept: { unit: 'workingHours', amount: 2 } },
      officeHours: [...base.officeHours],
      departments: [...base.departments],
      order: base.categories.map((one) => one.code),
      texts: { submitted: base.texts.submitted },
    });
    expect(editedIn(pruned(draft, base))).toEqual([]);
    expect(changesOf(pruned(draft, base))).toEqual({});
  });

  it('tell what somebody else changed as well, and nothing they left alone', () => {
    const draft = draftOf({
      categories: { power: { ...power, name: '路灯' } },
      limits: { accept: { amount: 4, unit: 'workingHours' }, handle: { amount: 4, unit: 'workingDays' } },
    });
    const theirs: Settings = {
      ...base,
      version: 4,
      categories: base.categories.map((one) => (one.code === 'power' ? { ...one, name: '照明' } : one)),
      limits: {
        ...base.limits,
        handle: { amount: 9, unit: 'workingDays' },
        review: { amount: 9, unit: 'workingDays' },
      },
    };
    expect(changedByBoth(draft, base, theirs)).toEqual(['事项「路灯」', '网格办理时限']);
  });
});
