import type { GeneralComponent } from 'glass-easel';
import { dispatch } from '../../runtime/dispatch';
import { dom } from '../../runtime/dom';

/** Enter and space on a component that has the focus do what a tap does: the preview is used with a keyboard, too. */
export function keyboardTap(component: GeneralComponent): void {
  const host = dom(component);
  host.addEventListener('keydown', (event) => {
    if (event.target !== host || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    dispatch(component, 'tap', { x: 0, y: 0 });
  });
}
