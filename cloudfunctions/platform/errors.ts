/**
 * Every error a caller can get, in one table: the code is stable and for programs, the sentence is for people and is
 * shown as it stands. An action may give a better sentence for its own case.
 */
const userMessages = {
  UNKNOWN_ACTION: '小程序版本过旧，请关闭后重新打开',
  BAD_INPUT: '填写的内容有误，请检查后再提交',
  TOO_LARGE: '提交的内容太多，请删减后再提交',
  FORBIDDEN: '您没有权限进行此操作',
  NOT_FOUND: '没有找到这条记录，它可能已被撤回',
  CASE_CHANGED: '这件事刚刚有了新进展，请看最新情况后再操作',
  SETTINGS_CHANGED: '设置刚刚被其他人修改，请看最新的设置后再保存',
  PLAN_CHANGED: '划分方案刚刚被其他人修改，请看最新的方案后再操作',
  ANNOUNCEMENT_CHANGED: '这条通知刚刚被其他人修改，请看最新的内容后再操作',
  FILE_REFUSED: '文件中有错误，没有导入任何内容，请按提示修改后再选',
  CODE_REFUSED: '微信暂时没有给出小程序码，已经做好的都在，请稍后继续',
  NO_SUCCESSOR: '还没有人接手，请先选好接手的人',
  HOUSEHOLD_CHANGED: '这一户的信息刚刚被其他人修改，请看最新的内容后再保存',
  DAY_CHANGED: '这一天的日志刚刚在别处改过，请看最新的内容后再保存',
  PERSON_CHANGED: '人员信息刚刚被其他人修改，请看最新的内容后再保存',
  CONTENT_REFUSED: '文字中有不能发布的内容，请修改后再提交',
  NOT_A_PICTURE: '有文件不是照片，请重新选择',
  OUTSIDE_GRIDS: '这个位置不在任何网格内，请联系社区受理中心',
  INVITATION_INVALID: '邀请无效，请向社区负责人重新索取',
  INVITATION_EXPIRED: '邀请已过期，请向社区负责人重新索取',
  INVITATION_USED: '这个邀请已被使用，请向社区负责人重新索取',
  ALREADY_JOINED: '您的微信已绑定工作人员身份，无需再次加入',
  BUSY: '系统繁忙，您的内容没有丢失，请稍后再试',
  INTERNAL: '系统出了点问题，您的内容没有丢失，请稍后再试',
} as const;

export type ErrorCode = keyof typeof userMessages;

/** A refusal with a stable code. `message` goes to the log, `userMessage` to the person; neither holds personal data. */
export class AppError extends Error {
  readonly userMessage: string;

  constructor(
    readonly code: ErrorCode,
    logMessage: string,
    userMessage?: string,
    /** What the screen needs to help further, e.g. which field to change. No personal data of others. */
    readonly details?: Record<string, unknown>,
  ) {
    super(logMessage);
    this.name = 'AppError';
    this.userMessage = userMessage ?? userMessages[code];
  }
}
