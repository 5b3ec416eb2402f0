import { ApiFail } from './api';
import { displayUrl, type Services } from './services';

/** Loads a picture from any source a mini program may name. */
export async function loadPicture(services: Services, source: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.crossOrigin = 'anonymous';
  try {
    picture.src = await displayUrl(services, source);
    await picture.decode();
  } catch {
    throw new ApiFail(`download image fail, ${source}`);
  }
  return picture;
}

/** Draws a picture smaller and as JPEG. `quality` is 0 to 100; sides left out follow the picture's own proportion. */
export async function compress(
  picture: HTMLImageElement,
  { quality, width, height }: { quality: number; width?: number; height?: number },
): Promise<Uint8Array> {
  const ratio = picture.naturalWidth / picture.naturalHeight;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width ?? (height ? height * ratio : picture.naturalWidth));
  canvas.height = Math.round(height ?? (width ? width / ratio : picture.naturalHeight));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return bytesOfCanvas(canvas, 'image/jpeg', quality / 100);
}

export async function bytesOfCanvas(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (!blob) throw new ApiFail('the canvas is empty');
  return new Uint8Array(await blob.arrayBuffer());
}
