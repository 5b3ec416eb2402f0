import type { GeneralComponent } from 'glass-easel';
import { dom } from '../../runtime/dom';

/** Sends `scroll`, and `scrolltoupper` and `scrolltolower` once each time an end comes near. */
export function wireScrollEvents(component: GeneralComponent): void {
  const host = dom(component);
  let last = { left: 0, top: 0 };
  let near = { upper: true, lower: false };

  host.addEventListener('scroll', () => {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = host;
    const deltaX = last.left - scrollLeft;
    const deltaY = last.top - scrollTop;
    last = { left: scrollLeft, top: scrollTop };
    const detail = { scrollLeft, scrollTop, scrollWidth, scrollHeight, deltaX, deltaY, isDrag: false };
    component.triggerEvent('scroll', detail);

    const { upperThreshold, lowerThreshold, scrollY } = component.data as Thresholds;
    const before = scrollY ? scrollTop : scrollLeft;
    const after = scrollY ? scrollHeight - clientHeight - scrollTop : scrollWidth - clientWidth - scrollLeft;
    const now = { upper: before <= upperThreshold, lower: after <= lowerThreshold };
    const moved = scrollY ? deltaY : deltaX;
    if (now.upper && !near.upper && moved > 0) {
      component.triggerEvent('scrolltoupper', { direction: scrollY ? 'top' : 'left' });
    }
    if (now.lower && !near.lower && moved < 0) {
      component.triggerEvent('scrolltolower', { direction: scrollY ? 'bottom' : 'right' });
    }
    near = now;
  });
  host.addEventListener('scrollend', () => {
    component.triggerEvent('scrollend', { scrollLeft: host.scrollLeft, scrollTop: host.scrollTop });
  });
}

interface Thresholds {
  upperThreshold: number;
  lowerThreshold: number;
  scrollY: boolean;
}
