import {
  addMaterial,
  type CaseView,
  confirmCase,
  disputeCase,
  rateCase,
  supplyMaterials,
  withdrawCase,
} from '../../../../services/case';
import type { Photo } from '../../../../services/photos';

/** The steps a resident takes in a sheet. */
export type StepKind = 'confirm' | 'dispute' | 'addMaterial' | 'supply' | 'withdraw' | 'rate';

/** What is filled in for a step; kept as a draft under `case:<id>:<kind>`. */
export interface StepDraft {
  text: string;
  photos: Photo[];
  score: number;
  requestId: string;
}

/** How a step's sheet looks and what it calls. */
export interface Step {
  title: string;
  /** Said before: what follows from it. */
  says: string;
  stars: boolean;
  photos: boolean;
  label: string;
  hint: string;
  most: number;
  /** `words`: needs words; `either`: words or photos. */
  needs: 'words' | 'either' | 'nothing';
  button: string;
  dangerous: boolean;
  /** Said afterwards. */
  said: string;
  /** The sentence when what it needs is missing. */
  missing: string;
}

const steps: Record<StepKind, Step> = {
  confirm: {
    title: '评价这次办理',
    says: '',
    stars: true,
    photos: false,
    label: '想说的话',
    hint: '哪里好、哪里不好，都可以说',
    most: 300,
    needs: 'nothing',
    button: '确认并评价',
    dangerous: false,
    said: '谢谢您的评价',
    missing: '',
  },
  rate: {
    title: '评价这次办理',
    says: '',
    stars: true,
    photos: false,
    label: '想说的话',
    hint: '哪里好、哪里不好，都可以说',
    most: 300,
    needs: 'nothing',
    button: '提交评价',
    dangerous: false,
    said: '谢谢您的评价',
    missing: '',
  },
  dispute: {
    title: '没解决',
    says: '会转给上一级，换人重新办理。',
    stars: false,
    photos: true,
    label: '现在是什么情况',
    hint: '比如：还是漏水，没有人来过',
    most: 500,
    needs: 'words',
    button: '退回重新办理',
    dangerous: false,
    said: '已退回，重新办理',
    missing: '请写几句现在的情况',
  },
  addMaterial: {
    title: '补充情况',
    says: '',
    stars: false,
    photos: true,
    label: '补充的话',
    hint: '补充时间、地点或新情况',
    most: 500,
    needs: 'either',
    button: '发给经办人',
    dangerous: false,
    said: '已发给经办人',
    missing: '请写几句话或添加照片',
  },
  supply: {
    title: '补交材料',
    says: '一样一张拍清楚，四个角都拍进去。只有办这件事的人能看。',
    stars: false,
    photos: true,
    label: '要说明的话',
    hint: '比如：户口簿在老家，下周带来',
    most: 500,
    needs: 'either',
    button: '交给社区',
    dangerous: false,
    said: '材料已交，社区会核对',
    missing: '请拍照，或写几句说明',
  },
  withdraw: {
    title: '确定撤回吗？',
    says: '撤回后这件事就不再办理了。以后还需要，可以重新反映。',
    stars: false,
    photos: false,
    label: '原因',
    hint: '比如：已经自己解决了',
    most: 200,
    needs: 'nothing',
    button: '确定撤回',
    dangerous: true,
    said: '已撤回',
    missing: '',
  },
};

/** How a step looks for this case: an application that was decided is not "unsolved". */
export function stepFor(kind: StepKind, view: CaseView): Step {
  const step = steps[kind];
  const outcome = kind === 'dispute' ? view.outcome?.kind : undefined;
  if (outcome === 'approved' || outcome === 'refused') {
    return { ...step, title: '不认可结果', label: '您的理由', hint: '哪里不对，还能补充什么' };
  }
  if (outcome === 'materialsMissing') {
    return { ...step, title: '重新办理', says: '材料齐了可以接着办。', hint: '比如：材料都齐了', button: '重新办理' };
  }
  return step;
}

/** Sends a step; under the same request id a repeated try is the same step. */
export function takeStep(
  kind: StepKind,
  id: string,
  { text, score, requestId }: Omit<StepDraft, 'photos'>,
  photos: string[],
): Promise<CaseView> {
  switch (kind) {
    case 'confirm':
      return confirmCase({ id, score, text }, requestId);
    case 'rate':
      return rateCase({ id, score, text }, requestId);
    case 'dispute':
      return disputeCase({ id, text, photos }, requestId);
    case 'addMaterial':
      return addMaterial({ id, text, photos }, requestId);
    case 'supply':
      // Photos speak for themselves; the record still says what came.
      return supplyMaterials({ id, text: text || `材料照片 ${photos.length} 张`, photos }, requestId);
    case 'withdraw':
      return withdrawCase({ id, reason: text }, requestId);
  }
}
