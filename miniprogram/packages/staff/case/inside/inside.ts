import type { CaseView } from '../../../../services/case';

type Staff = NonNullable<CaseView['staff']>;

/**
 * What staff alone read of a case: the parts of departments, a pause, objections, the receipt of the outcome, the
 * materials. Each block carries the steps that are about one of its lines and tells `step` {action, on}.
 *
 *   <inside view="{{view}}" bind:step="handleStep" />
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    /** `CaseView` with its `staff` part. */
    view: { type: Object, value: {} as CaseView },
  },
  data: {
    tasks: [] as Staff['tasks'],
    pause: null as Staff['pause'],
    objections: [] as Staff['objections'],
    report: null as Staff['report'],
    /** With what the resident still owes of them. */
    materials: [] as Array<{ name: string; missing: boolean }>,
    // steps that a line offers
    recalls: false,
    judges: false,
  },
  observers: {
    view({ staff, can, missing }: CaseView) {
      if (!staff) return;
      const owed = missing.map((name) => ({ name, missing: true }));
      const known = staff.materials.filter((name) => !missing.includes(name)).map((name) => ({ name, missing: false }));
      this.setData({
        tasks: staff.tasks,
        pause: staff.pause,
        objections: staff.objections,
        report: staff.report,
        materials: [...owed, ...known],
        recalls: can.includes('recall'),
        judges: can.includes('dismissObjection') || can.includes('upholdObjection'),
      });
    },
  },
  methods: {
    handleTap(event: WechatMiniprogram.TouchEvent) {
      const { action, on } = event.currentTarget.dataset;
      this.triggerEvent('step', { action, on });
    },
  },
});
