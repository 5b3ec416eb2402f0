import { largeText } from '../../../behaviors/large-text';
import {
  endRole,
  type Grant,
  getMe,
  getPerson,
  grantRole,
  type Me,
  type Person,
  type PostCandidates,
} from '../../../services/account';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { dateAt, longDateText } from '../../../services/days';
import { failureOf, type LoadState } from '../../../services/load-state';

/** Gives somebody one more role, or ends one of those they have. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    manages: [] as Me['manages'],
    today: '',
    person: {} as Partial<Person>,
    /** Those that can be ended: a stand-in's ends with the leave. */
    roles: [] as Array<{ key: string; title: string; since: string }>,
    ready: false,
    sending: false,
    failure: '',
  },

  id: '',
  grant: null as Grant | null,
  requestId: '',

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
    this.requestId = newRequestId();
    this.setData({ today: dateAt(Date.now()) });
    void this.load();
  },

  async load() {
    try {
      const [me, person] = await Promise.all([getMe(), getPerson(this.id)]);
      wx.setNavigationBarTitle({ title: `${person.name}的角色` });
      this.setData({ manages: me.manages });
      this.show(person);
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  show(person: Person) {
    const roles = person.roles
      .filter(({ standsInFor, until }) => !standsInFor && until === null)
      .map(({ role, scope, roleName, scopeName, since }) => ({
        key: `${role}:${scope}`,
        title: `${scopeName} ${roleName}`,
        since: `${longDateText(since)}起`,
      }));
    this.setData({ state: 'ready', person, roles });
  },

  handleGrant(event: WechatMiniprogram.CustomEvent<{ grant: Grant | null }>) {
    this.grant = event.detail.grant;
    this.requestId = newRequestId();
    if (this.data.ready !== Boolean(this.grant)) this.setData({ ready: Boolean(this.grant) });
  },

  async handleGive() {
    const { grant } = this;
    if (!grant || this.data.sending) return;
    const { edition = 0 } = this.data.person;
    await this.send(() => grantRole({ personId: this.id, edition, grant }, this.requestId));
  },

  async handleEnd(event: WechatMiniprogram.TouchEvent) {
    const role = this.data.person.roles?.find(
      (one) => `${one.role}:${one.scope}` === event.currentTarget.dataset['key'],
    );
    if (!role || this.data.sending) return;
    const { confirm } = await wx.showModal({
      title: '今天结束这个角色？',
      content: `${role.scopeName} ${role.roleName}`,
      confirmText: '结束',
    });
    if (!confirm) return;
    await this.end(role.role as Grant['role'], role.scope);
  },

  /** Without a successor first; where one is needed, whoever could take over is asked for. */
  async end(role: Grant['role'], scope: string, successor?: string) {
    const { edition = 0 } = this.data.person;
    const facts = {
      personId: this.id,
      edition,
      role,
      scope,
      on: dateAt(Date.now()),
      ...(successor ? { successor } : {}),
    };
    const refused = await this.send(() => endRole(facts, newRequestId()));
    if (refused?.code !== 'NO_SUCCESSOR' || successor) return;
    const [post] = (refused.details['posts'] ?? []) as PostCandidates[];
    // The phone's own list takes six.
    const offered = post?.candidates.slice(0, 6) ?? [];
    if (offered.length === 0) return;
    const names = offered.map(({ name, why }) => `交给${name}（${why}）`);
    const chosen = await wx.showActionSheet({ itemList: names }).then(
      ({ tapIndex }) => offered[tapIndex],
      () => undefined,
    );
    if (chosen) await this.end(role, scope, chosen.personId);
  },

  /** The refusal, when it was one. */
  async send(call: () => Promise<Person>): Promise<CloudError | undefined> {
    this.setData({ sending: true, failure: '' });
    try {
      this.show(await call());
      wx.showToast({ title: '已保存', icon: 'success' });
      this.requestId = newRequestId();
      return undefined;
    } catch (error) {
      this.setData({ failure: messageOf(error) });
      if (!(error instanceof CloudError)) return undefined;
      if (error.code !== 'OFFLINE') this.requestId = newRequestId();
      if (error.code === 'PERSON_CHANGED') void this.load();
      return error;
    } finally {
      this.setData({ sending: false });
    }
  },
});
