import { type ImportOutcome, outcomeOfFailure } from '../../../../components/file-import/outcome';
import { CloudError, messageOf } from '../../../../services/cloud';
import { importAddresses, importBorder, importPlan } from '../../../../services/division';
import { takeOnce } from '../../plan-steps';
import { type FileOf, kinds } from './kinds';

/**
 * The sheet that takes a file into a plan, open while `of` is not ''. Tells `changed` {view?} when it is in, with the plan as it
 * is then where the answer has it, and `close`.
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    of: String,
    /** What the caller knows of the plan: {community, version, edition}. */
    plan: { type: Object, value: { community: '', version: 0, edition: 0 } },
  },
  data: {
    title: '',
    hints: [] as string[],
    extensions: [] as string[],
    outcome: null as ImportOutcome | null,
  },
  observers: {
    of(of: FileOf | '') {
      if (of) this.setData({ ...kinds[of], outcome: null });
    },
  },
  methods: {
    async handleFile(event: WechatMiniprogram.CustomEvent<{ fileId: string; fileName: string }>) {
      try {
        this.setData({ outcome: await this.take(event.detail) });
      } catch (error) {
        const failure = error instanceof CloudError ? error : { message: messageOf(error) };
        this.setData({ outcome: outcomeOfFailure(failure) });
      }
    },

    async take(file: { fileId: string; fileName: string }): Promise<ImportOutcome> {
      const known = this.data.plan as { community: string; version: number; edition: number };
      if (this.data.of === 'addresses') {
        const { count, households, people, warnings } = await takeOnce(['addresses', known, file], (id) =>
          importAddresses(known.community, file, id),
        );
        this.triggerEvent('changed', {});
        return { kind: 'done', words: `已导入 ${count} 个住户点：${households} 户，${people} 人`, warnings };
      }
      if (this.data.of === 'border') {
        await importBorder(known.community, file);
        this.triggerEvent('changed', {});
        return { kind: 'done', words: '已记下社区的边界', warnings: [] };
      }
      const view = await takeOnce(['plan', known, file], (id) => importPlan(known, file, id));
      this.triggerEvent('changed', { view });
      return { kind: 'done', words: `已导入 ${view.grids.length} 个网格，请检查后上报`, warnings: [] };
    },

    handleClose() {
      this.triggerEvent('close');
    },
  },
});
