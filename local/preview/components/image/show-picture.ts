import type { GeneralComponent } from 'glass-easel';
import { displayUrl, servicesOf } from '../../wx/services';

/**
 * Shows a source in an `<img>`: mini program paths, temporary files, `cloud://` ids and URLs. A source that comes to
 * nothing fires the picture's own `error`.
 */
export function showPicture(component: GeneralComponent, picture: HTMLImageElement, source: string): void {
  picture.dataset['source'] = source;
  if (!source) {
    picture.removeAttribute('src');
    return;
  }
  const from = component.ownerShadowRoot?.getHostNode().is;
  const address = displayUrl(servicesOf(window.__phone), source, from);
  if (typeof address === 'string') {
    if (picture.getAttribute('src') !== address) picture.src = address;
    return;
  }
  const isStill = () => picture.dataset['source'] === source;
  address.then(
    (url) => {
      if (isStill() && picture.getAttribute('src') !== url) picture.src = url;
    },
    () => {
      if (isStill()) picture.dispatchEvent(new Event('error'));
    },
  );
}
