import { h } from '../runtime/chrome/h';

/** A subscription message as the local cloud keeps it. */
interface Notice {
  id: string;
  templateId: string;
  /** Without a leading slash; empty for none. */
  page: string;
  /** Field → text, the most telling first. */
  data: Record<string, string>;
  at: string;
}

/** How often to look when nothing told us, in milliseconds. */
const LOOK = 5000;

/** 服务通知: what WeChat would have sent to this person. A tap opens its page. */
export class NoticePanel {
  private readonly list = h('ol', { class: 'notices' });
  readonly element = h('section', { class: 'panel panel--grow' }, [h('h2', {}, ['服务通知']), this.list]);
  private person = '';
  private drawn = '';
  private titles: Record<string, string> = {};

  constructor(private readonly open: (url: string) => void) {
    window.setInterval(() => void this.refresh(), LOOK);
    void this.loadTitles();
  }

  follow(person: string): void {
    this.person = person;
    void this.refresh();
  }

  async refresh(): Promise<void> {
    const person = this.person;
    const response = await fetch(`/local/messages?openid=${encodeURIComponent(person)}`).catch(() => undefined);
    const notices = response?.ok ? ((await response.json()) as Notice[]) : [];
    const text = JSON.stringify(notices);
    if (person !== this.person || text === this.drawn) return;
    this.drawn = text;
    this.list.replaceChildren(
      ...(notices.length > 0
        ? notices.map((notice) => this.item(notice))
        : [h('li', { class: 'empty' }, ['还没有通知。'])]),
    );
  }

  private async loadTitles(): Promise<void> {
    const response = await fetch('/app/manifest.json').catch(() => undefined);
    if (!response?.ok) return;
    this.titles = ((await response.json()) as { templateTitles: Record<string, string> }).templateTitles;
    this.drawn = '';
    await this.refresh();
  }

  private item(notice: Notice): HTMLElement {
    const [first = notice.templateId, ...rest] = Object.values(notice.data);
    const page = notice.page;
    const inside = [
      h('span', { class: 'notice__head' }, [
        this.titles[notice.templateId] ?? '',
        h('time', {}, [timeText(notice.at)]),
      ]),
      h('span', { class: 'notice__title' }, [first]),
      ...rest.map((text) => h('span', { class: 'notice__line' }, [text])),
      ...(page ? [h('span', { class: 'notice__go' }, ['进入小程序查看'])] : []),
    ];
    const act = () => page && this.open(`/${page.replace(/^\//, '')}`);
    return h('li', {}, [h('button', { class: 'notice', type: 'button', disabled: !page, onclick: act }, inside)]);
  }
}

function timeText(at: string): string {
  const parts = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', ...parts });
}
