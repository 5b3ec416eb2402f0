import { CloudError } from '../../../services/cloud';

/** Why joining does not work, and what to do about it. */
export interface Trouble {
  title: string;
  text: string;
  /** What helps: another code, going to the desk, or nothing but trying again. */
  act: 'scan' | 'desk' | 'retry';
  icon: 'qr' | 'check' | 'alert' | 'offline';
}

export const noInvitation: Trouble = {
  title: '用邀请码加入',
  text: '工作人员由社区负责人或镇社会事务办邀请。请他打开「人员」里您的名字，给您看邀请码，您来扫一扫。',
  act: 'scan',
  icon: 'qr',
};

const askAgain = '请社区负责人在「人员」里重新点一次「邀请加入」，再扫新的邀请码。';

const troubles: Record<string, Trouble> = {
  INVITATION_EXPIRED: { title: '邀请已失效', text: askAgain, act: 'scan', icon: 'alert' },
  INVITATION_USED: {
    title: '邀请已被使用',
    text: `一个邀请只能用一次。如果不是您本人用的，请马上告诉社区负责人。${askAgain}`,
    act: 'scan',
    icon: 'alert',
  },
  INVITATION_INVALID: {
    title: '邀请无效',
    text: `请检查扫的是不是「网格通」的邀请码。${askAgain}`,
    act: 'scan',
    icon: 'alert',
  },
  BAD_INPUT: { title: '邀请无效', text: `请检查扫的是不是「网格通」的邀请码。${askAgain}`, act: 'scan', icon: 'alert' },
  ALREADY_JOINED: {
    title: '您已经加入了',
    text: '这个微信已绑定工作人员身份，不用再次加入。如果绑定的不是您本人，请告诉社区负责人。',
    act: 'desk',
    icon: 'check',
  },
  OFFLINE: { title: '网络不通', text: '邀请没有用掉。请检查手机网络，再点「重试」。', act: 'retry', icon: 'offline' },
};

export function troubleOf(error: unknown): Trouble {
  const known = error instanceof CloudError ? troubles[error.code] : undefined;
  return known ?? { title: '没有加入成功', text: '邀请没有用掉，请稍后再试。', act: 'retry', icon: 'alert' };
}
