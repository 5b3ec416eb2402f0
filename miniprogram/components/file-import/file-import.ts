import { messageOf } from '../../services/cloud';
import { type ChosenFile, chooseFile, uploadFile } from '../../services/files';
import { type ImportOutcome, outcomeWords, problemsText } from './outcome';

/**
 * A sheet that takes a file in: what it needs, choosing, sending, and what came of it, line by line. The page reads it:
 *
 *   <file-import shown="{{importing}}" title="导入花名册" hints="{{hints}}" template-label="下载当前花名册"
 *     outcome="{{outcome}}" bind:chosen="handleChosen" bind:confirm="handleConfirm" bind:template="handleTemplate"
 *     bind:imported="handleImported" bind:close="handleClose" />
 *
 * `chosen` {fileId, fileName}: check it and set `outcome` (outcome.ts). After a `preview` comes `confirm` with the same
 * detail: carry it out and set `outcome` again. `imported` is told when the person has seen `done`; `close` at any time
 * else. Mended files are chosen again without leaving. Set a new object each time.
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    shown: Boolean,
    title: String,
    /** What the file needs, a sentence a line. */
    hints: { type: Array, value: [] as string[] },
    /** Words on the link that gets a file to fill in; '' when there is none. */
    templateLabel: String,
    extensions: { type: Array, value: ['xlsx', 'xls', 'csv'] },
    outcome: { type: Object, value: null as unknown as ImportOutcome },
  },
  data: {
    step: 'ready' as 'ready' | 'sending' | 'unsent' | 'checking' | 'told',
    fileName: '',
    percent: 0,
    problem: '',
  },
  observers: {
    shown(shown: boolean) {
      if (shown) this.reset();
    },
    outcome(outcome: ImportOutcome | null) {
      if (!outcome || this.data.step !== 'checking') return;
      this.setData({ step: 'told' });
      if (!this.data.shown) this.tellClosed(outcome);
    },
  },
  methods: {
    reset() {
      chosen = undefined;
      fileId = '';
      this.setData({ step: 'ready', fileName: '', percent: 0, problem: '' });
    },

    async handleChoose() {
      this.setData({ problem: '' });
      try {
        const file = await chooseFile(this.data.extensions as string[]);
        if (!file) return;
        chosen = file;
        await this.send();
      } catch (error) {
        this.setData({ problem: messageOf(error) });
      }
    },

    /** Sends what was chosen; what is chosen meanwhile, or after closing, wins. */
    async send() {
      const file = chosen;
      if (!file) return;
      this.setData({ step: 'sending', fileName: file.name, percent: 0, problem: '' });
      try {
        const sent = await uploadFile(file, (percent) => {
          // A tenth is enough for the eye and keeps setData rare.
          if (chosen === file && percent - this.data.percent >= 10) this.setData({ percent });
        });
        if (chosen !== file) return;
        fileId = sent;
        this.check('chosen');
      } catch (error) {
        if (chosen === file) this.setData({ step: 'unsent', problem: messageOf(error) });
      }
    },

    check(event: 'chosen' | 'confirm') {
      asked = event;
      this.setData({ step: 'checking' });
      this.triggerEvent(event, { fileId, fileName: this.data.fileName });
    },

    handleResend() {
      void this.send();
    },

    handleConfirm() {
      this.check('confirm');
    },

    /** The call failed, not the file. */
    handleAgain() {
      this.check(asked);
    },

    handleTemplate() {
      this.triggerEvent('template');
    },

    handleCopy() {
      const outcome = this.data.outcome as ImportOutcome | null;
      if (outcome?.kind !== 'problems') return;
      wx.setClipboardData({ data: problemsText(this.data.fileName, outcome) });
    },

    /** The sheet was closed while the file was being taken in: what came of it is told all the same. */
    tellClosed(outcome: ImportOutcome) {
      const content = outcomeWords(outcome);
      if (!content) return;
      wx.showModal({ title: this.data.title, content, showCancel: false });
      if (outcome.kind === 'done') this.triggerEvent('imported');
    },

    handleDone() {
      this.triggerEvent('imported');
    },

    handleClose() {
      chosen = undefined;
      const done = this.data.step === 'told' && (this.data.outcome as ImportOutcome | null)?.kind === 'done';
      this.triggerEvent(done ? 'imported' : 'close');
    },
  },
});

// One sheet is open at a time.
let chosen: ChosenFile | undefined;
let fileId = '';
let asked: 'chosen' | 'confirm' = 'chosen';
