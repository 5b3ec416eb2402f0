import { type CreatedInvitation, createInvitation, getInvitation } from '../../../../services/account';
import { CloudError, messageOf } from '../../../../services/cloud';
import { momentText } from '../../../../services/days';
import type { PersonRow } from '../person-row';
import { codeFile, dropCodeFile } from './code-file';

/** Whether it was used is asked while the two people stand beside each other, not longer. */
const askEveryMs = 4000;
const askMost = 45;

/**
 * The invitation of one person: a code to scan and a way into a chat. Tells `ready` {name, page, token} for the page's
 * share message, `joined` when it was used, and `close`.
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    /** Without an id while closed. */
    person: { type: Object, value: {} as Partial<PersonRow> },
  },
  data: {
    /** Whom it is about; stays while the sheet leaves. */
    invited: {} as Partial<PersonRow>,
    state: 'asking' as 'asking' | 'making' | 'ready' | 'failed' | 'joined',
    failure: '',
    picture: '',
    /** `12月1日 09:30 前有效，只能用一次` */
    validity: '',
  },
  observers: {
    person(person: Partial<PersonRow>) {
      this.stopAsking();
      if (!person.id) return;
      dropCodeFile(this.data.picture);
      this.setData({
        invited: person,
        state: person.joined ? 'asking' : 'making',
        failure: '',
        picture: '',
        validity: '',
      });
      if (!person.joined) void this.make();
    },
  },
  lifetimes: {
    detached() {
      this.stopAsking();
      dropCodeFile(this.data.picture);
    },
  },
  methods: {
    async make() {
      const { id, name = '', joined = false } = this.data.person;
      if (!id) return;
      this.setData({ state: 'making', failure: '' });
      try {
        const invitation = await createInvitation(id, joined);
        if (this.data.person.id !== id) return;
        const picture = invitation.picture ? codeFile(invitation.picture) : '';
        this.setData({ state: 'ready', picture, validity: validityOf(invitation) });
        this.triggerEvent('ready', { name, page: invitation.page, token: invitation.token });
        this.askLater(invitation.token, askMost);
      } catch (error) {
        if (this.data.person.id === id) this.setData({ state: 'failed', failure: messageOf(error) });
      }
    },

    askLater(token: string, left: number) {
      this.stopAsking();
      if (left > 0) timer = setTimeout(() => void this.askUsed(token, left - 1), askEveryMs);
    },

    async askUsed(token: string, left: number) {
      try {
        await getInvitation(token);
      } catch (error) {
        if (error instanceof CloudError && error.code === 'INVITATION_USED') {
          this.setData({ state: 'joined' });
          this.triggerEvent('joined');
          return;
        }
      }
      if (this.data.state === 'ready') this.askLater(token, left);
    },

    stopAsking() {
      if (timer !== undefined) clearTimeout(timer);
    },

    handleMake() {
      void this.make();
    },

    handleClose() {
      this.triggerEvent('close');
    },

    handleGone() {
      dropCodeFile(this.data.picture);
      this.setData({ picture: '' });
    },
  },
});

/** One sheet is open at a time. */
let timer: ReturnType<typeof setTimeout> | undefined;

function validityOf({ expiresAt }: CreatedInvitation): string {
  return `${momentText(expiresAt)} 前有效，只能用一次`;
}
