import type { ImportOutcome } from '../../../../components/file-import/outcome';
import { exportRoster, importRoster } from '../../../../services/account';
import { messageOf } from '../../../../services/cloud';
import { handOut } from '../../../../services/files';

interface Chosen {
  fileId: string;
  fileName: string;
}

/**
 * The roster of a place, in and out: a sheet that imports it, with the present one as what to fill in. Tells `imported` when
 * people changed, and `close`.
 *
 *   <roster-import shown="{{importing}}" place="{{place}}" bind:imported="handleImported" bind:close="handleClose" />
 */
Component({
  properties: {
    shown: Boolean,
    /** Code of the community or town. */
    place: String,
  },
  data: {
    hints: [
      '表头要有：姓名、电话、负责范围（网格编号；多个用“；”隔开）。可以加：工号、角色、部门、职责、值班时间、两委成员、岗位阶段、阶段开始日期',
      '同一个人的几行就是这个人的全部职务，少写的一项到今天为止；表里没有的人不变',
      '编号和电话请设为“文本”格式；不要公式、合并单元格和照片',
    ],
    outcome: null as ImportOutcome | null,
  },
  methods: {
    handleChosen(event: WechatMiniprogram.CustomEvent<Chosen>) {
      return this.run(event.detail, true);
    },

    handleConfirm(event: WechatMiniprogram.CustomEvent<Chosen>) {
      return this.run(event.detail, false);
    },

    async run({ fileId, fileName }: Chosen, dryRun: boolean) {
      try {
        const reply = await importRoster({ scope: this.data.place, fileId, fileName, dryRun });
        this.setData({ outcome: outcomeOf(reply) });
      } catch (error) {
        this.setData({ outcome: { kind: 'failed', message: messageOf(error) } });
      }
    },

    /** The present roster is the best form to fill in. */
    async handleTemplate() {
      wx.showLoading({ title: '正在准备', mask: true });
      try {
        await handOut(await exportRoster(this.data.place, 'xlsx'));
      } catch (error) {
        wx.hideLoading();
        wx.showToast({ title: messageOf(error), icon: 'none' });
      }
    },

    handleImported() {
      this.triggerEvent('imported');
    },

    handleClose() {
      this.triggerEvent('close');
    },
  },
});

function outcomeOf({
  problems,
  more,
  warnings,
  rows,
  changes,
  applied,
}: Awaited<ReturnType<typeof importRoster>>): ImportOutcome {
  if (problems.length > 0) return { kind: 'problems', problems, more };
  if (applied) return { kind: 'done', words: `已导入 ${rows} 行`, warnings };
  return { kind: 'preview', lines: [`表中 ${rows} 行`, ...changes], warnings };
}
