import type { GeneralComponent } from 'glass-easel';
import { dom } from '../../runtime/dom';
import { onDrag } from '../base/drag';

interface RefresherData {
  refresherEnabled: boolean;
  refresherThreshold: number;
  refresherTriggered: boolean;
}

/** Pulling a scroll-view down at its top: the refresher opens, past the threshold the page is asked to refresh. */
export function wireRefresher(component: GeneralComponent): void {
  const host = dom(component);
  const data = () => component.data as RefresherData;
  const tell = (name: string, dy: number) => component.triggerEvent(name, { dy });

  onDrag(host, {
    axis: () => (data().refresherEnabled ? 'y' : 'none'),
    accept: ({ dy }) => dy > 0 && host.scrollTop <= 0 && !data().refresherTriggered,
    move: ({ dy }) => {
      // The further one pulls, the heavier it gets.
      const height = Math.max(0, dy) / (1 + Math.max(0, dy) / 400);
      open(component, height, false);
      tell('refresherpulling', height);
    },
    end: ({ dy }) => {
      const height = Math.max(0, dy) / (1 + Math.max(0, dy) / 400);
      if (height >= data().refresherThreshold) {
        component.setData({ refresherTriggered: true });
        tell('refresherrefresh', height);
      } else {
        open(component, 0, true);
        tell('refresherabort', height);
      }
    },
  });
}

/** Follows `refresher-triggered`, which the page sets back to false when it is done. */
export function showRefresher(component: GeneralComponent, wasTriggered: boolean): void {
  const { refresherTriggered, refresherThreshold } = component.data as RefresherData;
  dom(component).toggleAttribute('refresher-busy', refresherTriggered);
  open(component, refresherTriggered ? refresherThreshold : 0, true);
  if (wasTriggered && !refresherTriggered) component.triggerEvent('refresherrestore', { dy: 0 });
}

function open(component: GeneralComponent, height: number, isSettling: boolean): void {
  const refresher = dom(component).firstElementChild;
  if (!(refresher instanceof HTMLElement)) return;
  refresher.classList.toggle('wx-scroll-view__refresher--settling', isSettling);
  refresher.style.height = `${height}px`;
}
