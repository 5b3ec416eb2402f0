import { PNG } from 'pngjs';

/** Signed distance in pixels from a point to a shape's edge: negative inside. Edges come out smooth by it. */
export type Shape = (x: number, y: number) => number;
export type Colour = readonly [red: number, green: number, blue: number];

export function ellipse(centreX: number, centreY: number, radiusX: number, radiusY: number): Shape {
  return (x, y) => {
    const [dx, dy] = [(x - centreX) / radiusX, (y - centreY) / radiusY];
    const scale = Math.hypot(dx, dy);
    const slope = Math.hypot(dx / radiusX, dy / radiusY);
    return slope === 0 ? -Math.min(radiusX, radiusY) : (scale * (scale - 1)) / slope;
  };
}

/** A box with round corners, by its middle and half sizes. */
export function box(centreX: number, centreY: number, halfWidth: number, halfHeight: number, corner: number): Shape {
  return (x, y) => {
    const dx = Math.abs(x - centreX) - halfWidth + corner;
    const dy = Math.abs(y - centreY) - halfHeight + corner;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner;
  };
}

/** A line of some thickness with round ends, through points. */
export function stroke(points: ReadonlyArray<readonly [x: number, y: number]>, thickness: number): Shape {
  return (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const [index, [toX, toY]] of points.entries()) {
      const [fromX, fromY] = points[index - 1] ?? [toX, toY];
      const [dx, dy] = [toX - fromX, toY - fromY];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / length));
      nearest = Math.min(nearest, Math.hypot(x - fromX - along * dx, y - fromY - along * dy));
    }
    return nearest - thickness / 2;
  };
}

export const union =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));
export const both =
  (a: Shape, b: Shape): Shape =>
  (x, y) =>
    Math.max(a(x, y), b(x, y));
export const without =
  (a: Shape, b: Shape): Shape =>
  (x, y) =>
    Math.max(a(x, y), -b(x, y));
/** Everything above a height, with a soft wave as a fringe has. */
export const above =
  (height: number, slant = 0, middle = 0): Shape =>
  (x, y) =>
    y - height - slant * (x - middle);

const tile = 20;

/** A picture that shapes are painted on, one over the other. */
export class Canvas {
  private readonly pixels: Float32Array;

  constructor(
    readonly width: number,
    readonly height: number,
    background: (x: number, y: number) => Colour,
  ) {
    this.pixels = new Float32Array(width * height * 3);
    for (let pixel = 0; pixel < width * height; pixel++) {
      this.pixels.set(background((pixel % width) + 0.5, Math.floor(pixel / width) + 0.5), pixel * 3);
    }
  }

  paint(shape: Shape, colour: Colour): void {
    for (let top = 0; top < this.height; top += tile) {
      for (let left = 0; left < this.width; left += tile) {
        // Most tiles lie far outside a shape: one look at the middle tells.
        if (shape(left + tile / 2, top + tile / 2) < tile * 1.5) this.paintTile(left, top, shape, colour);
      }
    }
  }

  /** The same picture gives the same bytes. */
  toPng(): Buffer {
    const png = new PNG({ width: this.width, height: this.height, colorType: 2 });
    for (let pixel = 0; pixel < this.width * this.height; pixel++) {
      for (const channel of [0, 1, 2])
        png.data[pixel * 4 + channel] = Math.round(this.pixels[pixel * 3 + channel] ?? 0);
      png.data[pixel * 4 + 3] = 255;
    }
    return PNG.sync.write(png, { colorType: 2 });
  }

  private paintTile(left: number, top: number, shape: Shape, colour: Colour): void {
    for (let row = top; row < Math.min(this.height, top + tile); row++) {
      for (let column = left; column < Math.min(this.width, left + tile); column++) {
        const cover = Math.min(1, Math.max(0, 0.5 - shape(column + 0.5, row + 0.5)));
        if (cover > 0) this.blend((row * this.width + column) * 3, colour, cover);
      }
    }
  }

  private blend(at: number, colour: Colour, cover: number): void {
    for (const channel of [0, 1, 2] as const) {
      const before = this.pixels[at + channel] ?? 0;
      this.pixels[at + channel] = before + (colour[channel] - before) * cover;
    }
  }
}
