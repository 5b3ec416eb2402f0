import type { Grant, Me } from '../../../../services/account';
import { messageOf } from '../../../../services/cloud';
import { listGrids, listPlaces } from '../../../../services/grid';

type Role = Grant['role'];
type Level = 'district' | 'town' | 'community' | 'grid';
interface Place {
  code: string;
  name: string;
}
/** A choice on the way down from the caller's place to the role's. */
interface Step {
  level: Level;
  label: string;
  places: Place[];
  chosen: number;
}

const levels: readonly Level[] = ['district', 'town', 'community', 'grid'];
const levelNames: Record<Level, string> = { district: '区', town: '镇/街道', community: '社区/村', grid: '网格' };
const roles: ReadonlyArray<{ role: Role; name: string; level: Level; officeOnly?: true }> = [
  { role: 'officer', name: '网格责任人', level: 'grid' },
  { role: 'centreClerk', name: '受理中心值班人员', level: 'community' },
  { role: 'centreLead', name: '社区负责人', level: 'community' },
  { role: 'leader', name: '包联领导', level: 'community', officeOnly: true },
  { role: 'townClerk', name: '镇办事员', level: 'town' },
  { role: 'townOffice', name: '镇社会事务办', level: 'town' },
  { role: 'supervisor', name: '监督受理', level: 'town' },
  { role: 'districtApprover', name: '区行政服务中心', level: 'district' },
  { role: 'admin', name: '系统管理员', level: 'district' },
];

/**
 * A role with its place and first day, inside what the caller looks after. Tells `change` with a grant, or null while
 * something is missing.
 *
 *   <role-field places="{{manages}}" today="{{today}}" bind:change="handleGrant" />
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    /** The places the caller looks after. */
    places: { type: Array, value: [] as Me['manages'] },
    today: String,
  },
  data: {
    roles: [] as typeof roles,
    role: '' as Role | '',
    starts: [] as Place[],
    start: 0,
    steps: [] as Step[],
    from: '',
    department: '',
    problem: '',
  },
  observers: {
    places(places: Me['manages']) {
      const office = places.some(({ kind }) => kind !== 'community');
      const highest = Math.min(...places.map(({ kind }) => levels.indexOf(kind as Level)));
      const offered = roles.filter(
        ({ level, officeOnly }) => levels.indexOf(level) >= highest && (office || !officeOnly),
      );
      this.setData({ roles: offered, starts: places, from: this.data.from || this.data.today });
    },
  },
  methods: {
    handleRole(event: WechatMiniprogram.TouchEvent) {
      this.setData({ role: event.currentTarget.dataset['role'] as Role, steps: [] });
      void this.walk(0);
    },

    handleStart(event: WechatMiniprogram.PickerChange) {
      this.setData({ start: Number(event.detail.value), steps: [] });
      void this.walk(0);
    },

    handleStep(event: WechatMiniprogram.PickerChange) {
      const index = Number(event.currentTarget.dataset['index']);
      const steps = this.data.steps.slice(0, index + 1);
      this.setData({
        steps: steps.map((step, at) => (at === index ? { ...step, chosen: Number(event.detail.value) } : step)),
      });
      void this.walk(index + 1);
    },

    handleFrom(event: WechatMiniprogram.PickerChange) {
      this.setData({ from: String(event.detail.value) });
      this.tell();
    },

    handleDepartment(event: WechatMiniprogram.Input) {
      this.setData({ department: event.detail.value.trim() });
      this.tell();
    },

    /** Offers the next choice on the way down, until the role's level is reached. */
    async walk(index: number) {
      this.setData({ problem: '' });
      this.tell();
      const { role, starts, start, steps } = this.data;
      const wanted = roles.find((one) => one.role === role);
      const from = (this.data.places as Me['manages'])[start];
      if (!wanted || !from) return;
      const level = levels[levels.indexOf(from.kind as Level) + index + 1];
      if (!level || levels.indexOf(level) > levels.indexOf(wanted.level)) return;
      const above = index === 0 ? starts[start] : this.chosenAt(index - 1);
      if (!above) return;
      try {
        const places = await this.below(above.code, level);
        if (this.data.steps.length !== steps.length || this.data.role !== role) return;
        const label = levelNames[level];
        this.setData({ steps: [...this.data.steps, { level, label, places, chosen: -1 }] });
      } catch (error) {
        this.setData({ problem: messageOf(error) });
      }
    },

    async below(code: string, level: Level): Promise<Place[]> {
      if (level !== 'grid') return (await listPlaces(code)).places;
      const { grids } = await listGrids(code);
      return grids.map((grid) => ({
        code: grid.code,
        name: `${grid.name}${grid.officerName ? `（现在 ${grid.officerName}）` : '（还没有人）'}`,
      }));
    },

    chosenAt(index: number): Place | undefined {
      const step = this.data.steps[index];
      return step?.places[step.chosen];
    },

    tell() {
      const { role, starts, start, steps, from, department } = this.data;
      const wanted = roles.find((one) => one.role === role);
      const begun = (this.data.places as Me['manages'])[start];
      const down = wanted && begun ? levels.indexOf(wanted.level) - levels.indexOf(begun.kind as Level) : -1;
      const place = down === 0 ? starts[start] : down > 0 ? this.chosenAt(down - 1) : undefined;
      const complete = role && place && steps.length === Math.max(0, down);
      const named = role === 'townClerk' && department ? { department } : {};
      this.triggerEvent('change', { grant: complete ? { role, scope: place.code, from, ...named } : null });
    },
  },
});
