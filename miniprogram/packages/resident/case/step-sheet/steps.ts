import {
  addMaterial,
  type CaseView,
  confirmCase,
  disputeCase,
  rateCase,
  withdrawCase,
} from '../../../../services/case';
import type { Photo } from '../../../../services/photos';

/** The steps a resident takes in a sheet. */
export type StepKind = 'confirm' | 'dispute' | 'addMaterial' | 'withdraw' | 'rate';

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

export const steps: Record<StepKind, Step> = {
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
    says: '会退给社区受理中心，换人重新办理。',
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
    button: '发给网格员',
    dangerous: false,
    said: '已发给网格员',
    missing: '请写几句话或添加照片',
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
    case 'withdraw':
      return withdrawCase({ id, reason: text }, requestId);
  }
}
