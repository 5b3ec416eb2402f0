import type { PhotoPicker } from '../../../../components/photo-picker/photo-picker';
import type { CaseView } from '../../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../../services/cloud';
import type { Photo } from '../../../../services/photos';
import { dropDraft, readDraft, saveDraft } from '../../../../stores/drafts';
import { type Step, type StepDraft, type StepKind, stepFor, takeStep } from './steps';

const empty = { text: '', photos: [] as Photo[], score: 0 };

/**
 * The sheet of whichever step is asked for: rate, not solved, add, withdraw. What is typed is kept as a draft until it
 * was sent. Tells `done` {view, said}, `changed` {message} when someone was faster, and `close`.
 */
Component({
  properties: {
    /** The step, '' for none. */
    kind: { type: String, value: '' as StepKind | '' },
    view: { type: Object, value: {} as CaseView },
  },
  data: {
    /** Stays while the sheet leaves. */
    step: null as Step | null,
    text: '',
    photos: [] as Photo[],
    score: 0,
    // what is wrong
    textProblem: '',
    scoreProblem: '',
    failure: '',
    sending: false,
  },
  observers: {
    kind(kind: StepKind | '') {
      if (!kind) return;
      // Asked for while another step's sheet still leaves: its fields must not lend their words to this one.
      if (this.data.step) this.setData({ step: null });
      const draft = readDraft<StepDraft>(this.form(kind));
      this.setData({
        step: stepFor(kind, this.data.view),
        ...empty,
        ...shown(draft),
        textProblem: '',
        scoreProblem: '',
        failure: '',
      });
    },
  },
  methods: {
    form(kind: StepKind) {
      return `case:${this.data.view.id}:${kind}`;
    },

    /** `data.text` stays as restored, so that the field keeps its own cursor; what is typed is in the draft. */
    draft(): StepDraft {
      const { kind } = this.data;
      const kept = kind ? readDraft<Partial<StepDraft>>(this.form(kind)) : undefined;
      return { ...empty, requestId: newRequestId(), ...kept };
    },

    keep(changes: Partial<StepDraft>) {
      if (this.data.kind) saveDraft(this.form(this.data.kind), { ...this.draft(), ...changes });
    },

    handleText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.keep({ text: event.detail.value });
      if (this.data.textProblem) this.setData({ textProblem: '' });
    },

    handlePhotos(event: WechatMiniprogram.CustomEvent<{ photos: Photo[] }>) {
      this.keep({ photos: event.detail.photos });
    },

    handleScore(event: WechatMiniprogram.CustomEvent<{ score: number }>) {
      this.keep({ score: event.detail.score });
      this.setData({ score: event.detail.score, scoreProblem: '' });
    },

    handleClose() {
      if (!this.data.sending) this.triggerEvent('close');
    },

    handleGone() {
      this.setData({ step: null });
    },

    async handleSend() {
      const { kind, step, sending } = this.data;
      if (!kind || !step || sending || this.lacksSomething(step)) return;
      this.setData({ sending: true, failure: '' });
      try {
        this.keep({});
        const draft = this.draft();
        const picker = this.selectComponent('#step-photos') as unknown as PhotoPicker | null;
        const photos = step.photos && picker ? await picker.upload() : [];
        const view = await takeStep(kind, this.data.view.id, { ...draft, text: draft.text.trim() }, photos);
        picker?.clear();
        dropDraft(this.form(kind));
        this.triggerEvent('done', { view, said: step.said });
      } catch (error) {
        this.fail(error);
      } finally {
        this.setData({ sending: false });
      }
    },

    /** Marks what the step needs and does not have. */
    lacksSomething(step: Step): boolean {
      const { text, photos, score } = this.draft();
      const wordsMissing =
        text.trim() === '' && (step.needs === 'words' || (step.needs === 'either' && photos.length === 0));
      const scoreMissing = step.stars && score === 0;
      if (wordsMissing) this.setData({ textProblem: step.missing });
      if (scoreMissing) this.setData({ scoreProblem: '请先点星星' });
      return wordsMissing || scoreMissing;
    },

    fail(error: unknown) {
      if (error instanceof CloudError && error.code === 'CASE_CHANGED') {
        this.triggerEvent('changed', { message: error.message });
      } else if (error instanceof CloudError && ['text', 'reason'].includes(String(error.details['field']))) {
        this.setData({ textProblem: error.message });
      } else this.setData({ failure: messageOf(error) });
    },
  },
});

/** The part of a draft that the sheet draws. */
function shown(draft: Partial<StepDraft> = {}): Partial<StepDraft> {
  const { requestId: _, ...rest } = draft;
  return rest;
}
