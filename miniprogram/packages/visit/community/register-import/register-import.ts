import type { ImportOutcome } from '../../../../components/file-import/outcome';
import { messageOf } from '../../../../services/cloud';
import { importRegister } from '../../../../services/visit';

interface Chosen {
  fileId: string;
  fileName: string;
}

/** Takes a community's household register in. Tells `imported` when households changed, and `close`. */
Component({
  properties: {
    shown: Boolean,
    /** Code of the community. */
    community: String,
  },
  data: {
    hints: [
      '表头要有：网格（编号或名称）、住址、姓名。可以加：与户主关系、电话、出生年份、关爱标签、走访间隔、上次走访、经度、纬度、备注',
      '一行一个人，同一网格同一住址是一户；表里没有的住户不变',
      '关爱标签只能填：独居老人、空巢、困难家庭、残疾、留守儿童、流动人口。不登记身份证号、病情和公安、司法信息',
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
        const reply = await importRegister({ community: this.data.community, fileId, fileName, dryRun });
        this.setData({ outcome: outcomeOf(reply) });
      } catch (error) {
        this.setData({ outcome: { kind: 'failed', message: messageOf(error) } });
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

function outcomeOf(reply: Awaited<ReturnType<typeof importRegister>>): ImportOutcome {
  const { problems, more, warnings, rows, changes, applied } = reply;
  if (problems.length > 0) return { kind: 'problems', problems, more };
  if (applied) return { kind: 'done', words: `已导入 ${rows} 户`, warnings };
  return { kind: 'preview', lines: [`表中 ${rows} 户`, ...changes], warnings };
}
