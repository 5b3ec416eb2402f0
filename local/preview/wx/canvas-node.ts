import { displayUrl, type Services } from './services';

/**
 * A DOM canvas with what WeChat's canvas node has besides: `createImage` (which understands mini program paths,
 * temporary files and `cloud://`), `createImageData`, `requestAnimationFrame`, `toTempFilePath` through wx.
 */
export function canvasNode(services: Services, canvas: HTMLCanvasElement): HTMLCanvasElement {
  return Object.assign(canvas, {
    createImage: () => imageFor(services),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  });
}

function imageFor(services: Services): HTMLImageElement {
  const picture = new Image();
  picture.crossOrigin = 'anonymous';
  const native = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(picture, 'src', {
    get: () => native?.get?.call(picture),
    set: (source: string) => {
      Promise.resolve(displayUrl(services, source)).then(
        (url) => native?.set?.call(picture, url),
        () => picture.dispatchEvent(new Event('error')),
      );
    },
  });
  return picture;
}
