import { type Field, nothing, photosFor, type Step } from '../step-of-case';
import { calls } from '../values';

const says: Field = {
  name: 'text',
  kind: 'words',
  label: '居民的话',
  hint: '照居民说的写',
  reader: 'resident',
  missing: '请写下居民的话',
};

const rating: readonly Field[] = [
  { name: 'score', kind: 'one', label: '居民是否满意', hint: '', reader: '', missing: '请问居民是否满意' },
  { ...says, most: 300, optional: true },
];

/** What the window says for somebody without WeChat who came in, in that person's name. */
export const forResident = {
  confirm: {
    name: '居民确认',
    when: '居民认可结果',
    icon: 'check',
    fields: rating,
    says: () => '确认后办结',
    button: '居民确认',
    said: '已办结',
    leaves: 'list',
    call: calls('case.confirm', ({ score, text }) => ({ score: Number(score), text })),
  },
  dispute: {
    name: '居民说没解决',
    when: '升一级重新办理',
    icon: 'return',
    fields: [says, photosFor('resident')],
    says: () => '升一级重新办理',
    button: '没解决，重新办理',
    said: '已重新办理',
    leaves: 'list',
    call: calls('case.dispute', ({ text, photos }) => ({ text, photos })),
  },
  addMaterial: {
    name: '居民补充',
    when: '居民又说了新情况',
    icon: 'add',
    fields: [says, photosFor('resident')],
    says: nothing,
    button: '补充情况',
    said: '已补充',
    leaves: 'case',
    call: calls('case.addMaterial', ({ text, photos }) => ({ text, photos })),
  },
  supply: {
    name: '居民交材料',
    when: '一次性告知的材料交来了',
    icon: 'document',
    fields: [{ ...says, label: '交来的材料', hint: '交了哪些材料' }, photosFor('resident')],
    says: () => '交来后重新界定',
    button: '材料已交来',
    said: '已补交材料',
    leaves: 'case',
    call: calls('case.supply', ({ text, photos }) => ({ text, photos })),
  },
  withdraw: {
    name: '居民撤回',
    when: '居民不要办了',
    icon: 'close',
    fields: [{ ...says, name: 'reason', label: '撤回原因', most: 200, optional: true }],
    says: () => '撤回后这件事就不再办理了',
    button: '撤回',
    said: '已撤回',
    leaves: 'list',
    call: calls('case.withdraw', ({ reason }) => ({ reason })),
  },
  rate: {
    name: '居民评价',
    when: '补上居民的评价',
    icon: 'message',
    fields: rating,
    says: nothing,
    button: '提交评价',
    said: '已评价',
    leaves: 'case',
    call: calls('case.rate', ({ score, text }) => ({ score: Number(score), text })),
  },
} satisfies Record<string, Step>;
