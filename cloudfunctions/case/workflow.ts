import type { Procedure, Stage } from '../platform/settings';
import type { CaseAction, CaseEvent, CaseState } from './case';
import type { Guard } from './guards';

/**
 * Who takes a step:
 * `reporter` the resident who opened the case · `holder` staff of the desk that has it · `field` the officer of its grid ·
 * `centre` its community centre · `responder` community and town, and whoever it climbed to · `tasked` a department
 * that was asked for its part · `department` the one that gets to know the outcome · `above` the level above the
 * holder · `overseer` who watches over the place (督办) · `public` anybody else · `timer` the clock.
 */
export type Party =
  | 'reporter'
  | 'holder'
  | 'field'
  | 'centre'
  | 'responder'
  | 'tasked'
  | 'department'
  | 'above'
  | 'overseer'
  | 'public'
  | 'timer';

/** Who hears of a step; `queues` are the desks it waits at afterwards, or the holder where it waits at none. */
export type Audience = 'reporter' | 'queues' | 'holder' | 'above' | 'asked' | 'department' | 'district' | 'leaders';

/**
 * One row of the life of a case. Pure: pages, policy, notices, tests and the diagram in docs are read from this table.
 */
export interface Transition {
  action: Exclude<CaseAction, 'submit'>;
  from: readonly CaseState[];
  to: CaseState | 'same';
  who: readonly Party[];
  /** What must be true of the case besides. */
  needs?: readonly Guard[];
  /** What the step must say. */
  requires?: ReadonlyArray<
    keyof Pick<CaseEvent, 'publicText' | 'internalText' | 'outcome' | 'target' | 'asked' | 'score'>
  >;
  /** The procedure it changes to; `byDesk`: on site at a grid, coordinated above it. */
  becomes?: Procedure | 'byDesk';
  /** The desk it goes to; `given` is named by the step. */
  desk?: 'community' | 'town' | 'district' | 'above' | 'given';
  /** The clock that begins; `work` is `handle` at a grid and `coordinate` above it. */
  starts?: Stage | 'work';
  tells?: readonly Audience[];
  /** Residents do not read of it. */
  internal?: true;
  why: string;
}

const atWork: readonly CaseState[] = ['submitted', 'accepted', 'reopened'];
/** An emergency that is being dealt with. */
export const alarm: readonly CaseState[] = ['alarmed', 'responding', 'controlled'];
const approval: readonly CaseState[] = ['defining', 'supplementing', 'reviewing', 'publicised', 'deciding'];
/** States in which staff have something to do. */
export const waitingForStaff: readonly CaseState[] = [
  ...atWork,
  ...alarm,
  'resolved',
  'defining',
  'reviewing',
  'publicised',
  'deciding',
];
const alive: readonly CaseState[] = [...waitingForStaff, 'answered', 'supplementing'];

export const transitions: readonly Transition[] = [
  // The resident
  {
    action: 'addMaterial',
    from: [...atWork, ...alarm, 'answered', 'defining', 'reviewing'],
    to: 'same',
    who: ['reporter'],
    tells: ['queues'],
    why: '居民补充说明或照片',
  },
  {
    action: 'supply',
    from: ['supplementing'],
    to: 'defining',
    who: ['reporter', 'holder'],
    requires: ['publicText'],
    starts: 'define',
    tells: ['queues'],
    why: '按一次性告知补齐材料，居民自己交或在窗口交',
  },
  {
    action: 'withdraw',
    from: [...atWork, 'answered', 'merged', ...approval],
    to: 'withdrawn',
    who: ['reporter'],
    tells: ['queues'],
    why: '居民撤回',
  },
  {
    action: 'confirm',
    from: ['answered'],
    to: 'closed',
    who: ['reporter'],
    requires: ['score'],
    tells: ['holder'],
    why: '居民确认结果并评价',
  },
  {
    action: 'dispute',
    from: ['answered', 'closed'],
    to: 'reopened',
    who: ['reporter'],
    needs: ['inReopenWindow'],
    requires: ['publicText'],
    becomes: 'coordinated',
    desk: 'above',
    starts: 'accept',
    tells: ['queues'],
    why: '居民反映未解决，升一级重新办理',
  },
  {
    action: 'rate',
    from: ['closed'],
    to: 'same',
    who: ['reporter'],
    needs: ['unrated'],
    requires: ['score'],
    tells: ['holder'],
    why: '自动办结后补评价',
  },

  // Whoever has it
  {
    action: 'accept',
    from: ['submitted', 'reopened'],
    to: 'accepted',
    who: ['holder'],
    starts: 'work',
    tells: ['reporter'],
    why: '现场受理',
  },
  {
    action: 'reply',
    from: alive,
    to: 'same',
    who: ['holder', 'centre', 'responder'],
    requires: ['publicText'],
    tells: ['reporter'],
    why: '向居民说明进展或询问情况',
  },
  {
    action: 'openContact',
    from: alive,
    to: 'same',
    who: ['holder', 'centre', 'field', 'responder'],
    needs: ['contactLeft'],
    internal: true,
    why: '为办理此事查看居民电话，留痕',
  },
  {
    action: 'recategorise',
    from: [...atWork, 'defining'],
    to: 'same',
    who: ['holder'],
    requires: ['internalText'],
    why: '改正事项类别，不必重来',
  },
  {
    action: 'settle',
    from: atWork,
    to: 'answered',
    who: ['holder'],
    needs: ['tasksDone'],
    requires: ['publicText', 'outcome'],
    becomes: 'byDesk',
    starts: 'confirm',
    tells: ['reporter', 'department'],
    why: '办好后登记备案，反馈居民',
  },
  {
    action: 'return',
    from: [...atWork, 'defining', 'reviewing'],
    to: 'answered',
    who: ['holder'],
    needs: ['tasksDone'],
    requires: ['publicText', 'outcome'],
    starts: 'confirm',
    tells: ['reporter'],
    why: '不属于受理范围，告知该找哪里',
  },
  {
    action: 'transfer',
    from: atWork,
    to: 'submitted',
    who: ['holder'],
    needs: ['tasksDone'],
    requires: ['publicText', 'target'],
    becomes: 'byDesk',
    desk: 'given',
    starts: 'accept',
    tells: ['reporter', 'queues'],
    why: '转到该办的网格或社区受理中心',
  },
  {
    action: 'bring',
    from: ['submitted', 'accepted'],
    to: 'submitted',
    who: ['holder'],
    needs: ['atGrid'],
    requires: ['publicText'],
    becomes: 'coordinated',
    desk: 'community',
    starts: 'accept',
    tells: ['reporter', 'queues'],
    why: '带回社区受理中心商处',
  },
  {
    action: 'apply',
    from: atWork,
    to: 'defining',
    who: ['holder'],
    needs: ['atGridOrCentre', 'tasksDone'],
    requires: ['publicText'],
    becomes: 'approval',
    desk: 'community',
    starts: 'define',
    tells: ['reporter', 'queues'],
    why: '需要审批，报社区受理中心界定',
  },
  {
    action: 'alarm',
    from: atWork,
    to: 'alarmed',
    who: ['holder', 'field', 'centre'],
    requires: ['internalText'],
    becomes: 'emergency',
    desk: 'community',
    starts: 'acknowledge',
    tells: ['reporter', 'queues', 'leaders'],
    why: '突发事件，立即同时报社区和镇',
  },
  {
    action: 'merge',
    from: atWork,
    to: 'merged',
    who: ['holder'],
    needs: ['tasksDone', 'hasNoChildren', 'judged'],
    requires: ['target'],
    tells: ['reporter'],
    why: '同一件事，并入已有办件',
  },
  {
    action: 'unmerge',
    from: ['merged'],
    to: 'submitted',
    who: ['holder', 'timer'],
    starts: 'accept',
    tells: ['reporter', 'queues'],
    why: '并错了，或所并办件已撤回，恢复单独办理',
  },

  // Standing still for a reason
  {
    action: 'askPause',
    from: ['accepted', 'reviewing'],
    to: 'same',
    who: ['holder'],
    needs: ['notPaused', 'pauseNotAsked', 'hasAbove'],
    requires: ['publicText'],
    tells: ['above'],
    internal: true,
    why: '有正当理由，向上一级申请延期',
  },
  {
    action: 'agreePause',
    from: ['accepted', 'reviewing'],
    to: 'same',
    who: ['above'],
    needs: ['pauseAsked'],
    requires: ['publicText'],
    tells: ['reporter', 'holder'],
    why: '上一级同意延期，时限暂停',
  },
  {
    action: 'refusePause',
    from: ['accepted', 'reviewing'],
    to: 'same',
    who: ['above'],
    needs: ['pauseAsked'],
    requires: ['internalText'],
    tells: ['holder'],
    internal: true,
    why: '上一级不同意延期',
  },
  {
    action: 'resume',
    from: ['accepted', 'reviewing'],
    to: 'same',
    who: ['holder', 'timer'],
    needs: ['paused'],
    tells: ['reporter', 'holder'],
    why: '延期结束，时限继续',
  },

  // Joint handling
  {
    action: 'assign',
    from: ['accepted', 'responding', 'controlled'],
    to: 'same',
    who: ['holder', 'responder'],
    needs: ['aboveGrid', 'notPaused'],
    requires: ['internalText', 'asked'],
    tells: ['asked'],
    why: '交有关部门办理或联合办理',
  },
  {
    action: 'recall',
    from: ['accepted', 'responding', 'controlled'],
    to: 'same',
    who: ['holder', 'responder'],
    needs: ['tasksOpen'],
    requires: ['internalText', 'target'],
    tells: ['asked'],
    internal: true,
    why: '撤回交办',
  },
  {
    action: 'contribute',
    from: ['accepted', 'responding', 'controlled'],
    to: 'same',
    who: ['tasked'],
    requires: ['internalText'],
    tells: ['holder'],
    internal: true,
    why: '部门回复自己的部分',
  },
  {
    action: 'readOutcome',
    from: ['answered', 'closed'],
    to: 'same',
    who: ['department'],
    needs: ['reportUnread'],
    internal: true,
    why: '镇相关部门签收处理结果',
  },
  {
    action: 'urge',
    from: waitingForStaff,
    to: 'same',
    who: ['overseer'],
    requires: ['internalText'],
    tells: ['queues'],
    internal: true,
    why: '领导督办',
  },

  // Emergency
  {
    action: 'acknowledge',
    from: ['alarmed'],
    to: 'responding',
    who: ['responder'],
    starts: 'control',
    tells: ['reporter', 'queues'],
    why: '应急响应：收到警情，有人在处理',
  },
  {
    action: 'track',
    from: alarm,
    to: 'same',
    who: ['field', 'responder'],
    requires: ['internalText'],
    tells: ['queues'],
    internal: true,
    why: '现场跟踪',
  },
  {
    action: 'control',
    from: ['responding'],
    to: 'controlled',
    who: ['field', 'responder'],
    requires: ['publicText'],
    starts: 'resolve',
    tells: ['reporter', 'queues'],
    why: '现场已控制',
  },
  {
    action: 'resolve',
    from: ['responding', 'controlled'],
    to: 'resolved',
    who: ['responder'],
    requires: ['publicText', 'outcome'],
    starts: 'review',
    tells: ['queues'],
    why: '处置完毕，等待复盘',
  },
  {
    action: 'standDown',
    from: ['alarmed', 'responding'],
    to: 'accepted',
    who: ['responder'],
    requires: ['publicText'],
    becomes: 'coordinated',
    starts: 'work',
    tells: ['reporter', 'queues'],
    why: '核实不是突发事件，转为一般办理',
  },
  {
    action: 'review',
    from: ['resolved'],
    to: 'answered',
    who: ['above'],
    requires: ['internalText', 'publicText'],
    starts: 'confirm',
    tells: ['reporter', 'holder'],
    why: '复盘后答复居民',
  },

  // Approval
  {
    action: 'define',
    from: ['defining'],
    to: 'reviewing',
    who: ['holder'],
    requires: ['internalText'],
    desk: 'town',
    starts: 'townReview',
    tells: ['reporter', 'queues'],
    why: '受理界定：属于范围、材料齐全，报镇审核',
  },
  {
    action: 'handleOrdinarily',
    from: ['defining'],
    to: 'accepted',
    who: ['holder'],
    requires: ['publicText'],
    becomes: 'byDesk',
    starts: 'work',
    tells: ['reporter'],
    why: '核对后不需要审批，转为一般办理',
  },
  {
    action: 'askMaterials',
    from: ['defining'],
    to: 'supplementing',
    who: ['holder'],
    needs: ['materialsNotAsked'],
    requires: ['publicText'],
    starts: 'supplement',
    tells: ['reporter'],
    why: '一次性告知缺少的全部材料',
  },
  {
    action: 'publicise',
    from: ['reviewing'],
    to: 'publicised',
    who: ['holder'],
    needs: ['notPaused'],
    requires: ['internalText'],
    starts: 'notice',
    tells: ['reporter', 'district'],
    why: '镇审核通过，报区，同时在镇和社区公示',
  },
  {
    action: 'sendBack',
    from: ['reviewing'],
    to: 'defining',
    who: ['holder'],
    requires: ['internalText'],
    desk: 'community',
    starts: 'define',
    tells: ['queues'],
    internal: true,
    why: '镇退回社区重新界定',
  },
  {
    action: 'sendBack',
    from: ['deciding'],
    to: 'reviewing',
    who: ['holder'],
    requires: ['internalText'],
    desk: 'town',
    starts: 'townReview',
    tells: ['queues'],
    internal: true,
    why: '区退回镇重新审核',
  },
  {
    action: 'object',
    from: ['publicised'],
    to: 'same',
    who: ['public'],
    needs: ['noticeRunning', 'roomForObjections'],
    requires: ['internalText'],
    tells: ['queues'],
    internal: true,
    why: '公示期内提出异议',
  },
  {
    action: 'dismissObjection',
    from: ['publicised'],
    to: 'same',
    who: ['holder'],
    needs: ['objectionsOpen'],
    requires: ['internalText'],
    internal: true,
    why: '异议核实后不成立，答复提出人',
  },
  {
    action: 'upholdObjection',
    from: ['publicised'],
    to: 'reviewing',
    who: ['holder'],
    needs: ['objectionsOpen'],
    requires: ['internalText'],
    starts: 'townReview',
    tells: ['reporter'],
    why: '异议成立，停止公示，重新审核',
  },
  {
    action: 'endNotice',
    from: ['publicised'],
    to: 'deciding',
    who: ['timer'],
    needs: ['noticeRun', 'noObjectionOpen'],
    desk: 'district',
    starts: 'decide',
    tells: ['reporter', 'queues'],
    why: '公示期满无异议，由区审批',
  },
  {
    action: 'approve',
    from: ['deciding'],
    to: 'answered',
    who: ['holder'],
    requires: ['publicText', 'outcome'],
    starts: 'confirm',
    tells: ['reporter', 'department'],
    why: '区审批同意，公布结果',
  },
  {
    action: 'refuse',
    from: ['reviewing'],
    to: 'answered',
    who: ['holder'],
    requires: ['publicText', 'outcome'],
    starts: 'confirm',
    tells: ['reporter', 'department'],
    why: '镇审核不通过，说明理由',
  },
  {
    action: 'refuse',
    from: ['deciding'],
    to: 'answered',
    who: ['holder'],
    requires: ['publicText', 'outcome'],
    starts: 'confirm',
    tells: ['reporter', 'department'],
    why: '区审批不同意，说明理由',
  },

  // The clock
  {
    action: 'remind',
    from: waitingForStaff,
    to: 'same',
    who: ['timer'],
    tells: ['queues'],
    internal: true,
    why: '快到时限，提醒',
  },
  {
    action: 'remind',
    from: ['answered', 'supplementing'],
    to: 'same',
    who: ['timer'],
    tells: ['reporter'],
    why: '等居民的事快到期，提醒居民',
  },
  {
    action: 'taskOverdue',
    from: ['accepted', 'responding', 'controlled'],
    to: 'same',
    who: ['timer'],
    needs: ['tasksOpen'],
    requires: ['asked'],
    tells: ['asked', 'holder'],
    internal: true,
    why: '部门没有按时回复，催办',
  },
  {
    action: 'overdue',
    from: waitingForStaff,
    to: 'same',
    who: ['timer'],
    tells: ['queues'],
    why: '超过时限',
  },
  {
    action: 'climb',
    from: waitingForStaff,
    to: 'same',
    who: ['timer'],
    tells: ['queues', 'leaders'],
    why: '超过两倍时限（警情无人响应即刻），上一级介入',
  },
  {
    action: 'autoAlarm',
    from: ['submitted'],
    to: 'alarmed',
    who: ['timer'],
    needs: ['urgentUnconfirmed'],
    becomes: 'emergency',
    desk: 'community',
    starts: 'acknowledge',
    tells: ['reporter', 'queues', 'leaders'],
    why: '居民标为紧急，限时内无人核实，自动报警',
  },
  {
    action: 'closeQuietly',
    from: ['answered'],
    to: 'closed',
    who: ['timer'],
    tells: ['reporter'],
    why: '答复后居民未回应，到期自动办结',
  },
  {
    action: 'lapse',
    from: ['supplementing'],
    to: 'closed',
    who: ['timer'],
    requires: ['outcome'],
    tells: ['reporter', 'holder'],
    why: '到期未补齐材料，办结',
  },
  {
    action: 'followParent',
    from: ['merged'],
    to: 'answered',
    who: ['timer'],
    requires: ['outcome'],
    starts: 'confirm',
    tells: ['reporter'],
    why: '所并办件有了结果，一并答复',
  },
];

/** The row of an action from a state, if the table has one. */
export function transitionFrom(action: CaseAction, state: CaseState): Transition | undefined {
  return transitions.find((row) => row.action === action && row.from.includes(state));
}

/** Whether residents may read of an action. */
export function isInternal(action: CaseAction): boolean {
  return transitions.some((row) => row.action === action && row.internal);
}

/** A state in which the matter is over, unless the resident reopens it. */
export function isOver(state: CaseState): boolean {
  return state === 'closed' || state === 'withdrawn';
}
