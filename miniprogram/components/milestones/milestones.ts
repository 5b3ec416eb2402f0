import type { CaseView } from '../../services/case';

type Stop = CaseView['milestones'][number];

/**
 * The way through a procedure on one line, with where the case is on it. Nothing at all for a case that left its way.
 *
 *   <milestones stops="{{view.milestones}}" />
 */
Component({
  properties: {
    /** `CaseView['milestones']`. */
    stops: { type: Array, value: [] as Stop[] },
  },
  data: {
    /** What a screen reader says in place of the drawing. */
    spoken: '',
  },
  observers: {
    stops(stops: Stop[]) {
      const spoken = spokenOf(stops);
      if (spoken !== this.data.spoken) this.setData({ spoken });
    },
  },
});

function spokenOf(stops: readonly Stop[]): string {
  const index = stops.findIndex(({ at }) => at === 'now');
  const stop = stops[index];
  return stop ? `共 ${stops.length} 步，现在是第 ${index + 1} 步：${stop.name}` : '已经走完全部步骤';
}
