import type { PhoneHost } from '../runtime/contract';
import { ApiFail, api } from './api';
import { canvasNode } from './canvas-node';
import { bytesOfCanvas } from './pictures';
import { servicesOf } from './services';

interface ToTempFileOptions {
  canvas?: HTMLCanvasElement;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  destWidth?: number;
  destHeight?: number;
  fileType?: 'png' | 'jpg';
  quality?: number;
}

/** Canvas 2D. The old drawing context (`wx.createCanvasContext`, `canvas-id`) is not offered. */
export function canvasApi(phone: PhoneHost) {
  const services = servicesOf(phone);
  return {
    createOffscreenCanvas: ({ type = 'webgl', width = 300, height = 150 } = {}) => {
      if (type !== '2d') throw new Error(`createOffscreenCanvas:fail type "${type}" is not in the preview, use "2d"`);
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height });
      return canvasNode(services, canvas);
    },
    canvasToTempFilePath: api<ToTempFileOptions>('canvasToTempFilePath', async (options) => {
      const { canvas } = options;
      if (!canvas) throw new ApiFail('canvas is empty');
      // Positions are in the canvas's CSS pixels on a phone; ours has as many pixels as the page gave it.
      const scale = canvas.clientWidth ? canvas.width / canvas.clientWidth : 1;
      const { x = 0, y = 0, width = canvas.width / scale - x, height = canvas.height / scale - y } = options;
      const copy = document.createElement('canvas');
      copy.width = options.destWidth ?? Math.round(width * scale);
      copy.height = options.destHeight ?? Math.round(height * scale);
      copy
        .getContext('2d')
        ?.drawImage(canvas, x * scale, y * scale, width * scale, height * scale, 0, 0, copy.width, copy.height);
      const type = options.fileType === 'jpg' ? 'image/jpeg' : 'image/png';
      return { tempFilePath: services.files.addTemp(await bytesOfCanvas(copy, type, options.quality), type) };
    }),
  };
}
