import { h } from '../runtime/chrome/h';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The clock of this machine's cloud: forward for deadlines and timers, and back to now. */
export class ClockPanel {
  private readonly time = h('p', { class: 'clock__time' });
  private readonly offset = h('p', { class: 'clock__offset' });
  private offsetMs = 0;
  readonly element = h('section', { class: 'panel' }, [
    h('h2', {}, ['时钟']),
    this.time,
    this.offset,
    h('div', { class: 'buttons' }, [
      this.button('+1 小时', { advanceMs: HOUR }),
      this.button('+1 天', { advanceMs: DAY }),
      this.button('回到现在', { reset: true }),
    ]),
  ]);

  constructor(private readonly onMove: (offsetMs: number) => void) {
    window.setInterval(() => this.draw(), 1000);
    void this.move();
  }

  /** The clock was moved, here or elsewhere. */
  show(offsetMs: number): void {
    this.offsetMs = offsetMs;
    this.draw();
  }

  private button(label: string, move: object): HTMLElement {
    return h('button', { class: 'button', type: 'button', onclick: () => void this.move(move) }, [label]);
  }

  /** Moves the clock, or only asks when given nothing. */
  private async move(change?: object): Promise<void> {
    const request = change && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    };
    const response = await fetch('/local/clock', request).catch(() => undefined);
    if (!response?.ok) return;
    const { offsetMs } = (await response.json()) as { offsetMs: number };
    this.show(offsetMs);
    this.onMove(offsetMs);
  }

  private draw(): void {
    const now = new Date(Date.now() + this.offsetMs);
    this.time.textContent = now.toLocaleString('zh-CN', {
      timeZone: 'Asia/Shanghai',
      month: 'long',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    this.offset.textContent = Math.abs(this.offsetMs) < 1000 ? '真实时间' : `比真实时间快 ${spanText(this.offsetMs)}`;
  }
}

function spanText(milliseconds: number): string {
  const hours = Math.round(milliseconds / HOUR);
  const days = Math.trunc(hours / 24);
  return [days ? `${days} 天` : '', hours % 24 ? `${hours % 24} 小时` : ''].filter(Boolean).join(' ') || '不到 1 小时';
}
