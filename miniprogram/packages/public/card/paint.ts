import type { Layout, Piece } from './layout';
import type { Measure } from './wrap';

/** What a picture needs to be drawn. */
export interface Picture {
  width: number;
  height: number;
}

/** What drawing needs of a canvas context; WeChat's typings leave it open. */
export interface Pen {
  fillStyle: unknown;
  font: string;
  textBaseline: unknown;
  scale(x: number, y: number): void;
  save(): void;
  restore(): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void;
  closePath(): void;
  fill(): void;
  clip(): void;
  fillText(text: string, x: number, y: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  measureText(text: string): { width: number };
  drawImage(
    image: unknown,
    sx: number,
    sy: number,
    sw: number,
    sh: number,
    x: number,
    y: number,
    w: number,
    h: number,
  ): void;
}

const fontOf = (size: number, bold: boolean): string => `${bold ? 'bold ' : ''}${size}px sans-serif`;

/** Measures with the very pen that will draw. */
export function measureWith(pen: Pen): Measure {
  return (text, size, bold) => {
    pen.font = fontOf(size, bold);
    return pen.measureText(text).width;
  };
}

/** Draws a card, `scale` pixels a unit. The photo is cut square from its middle. */
export function paintCard(
  pen: Pen,
  { width, height, pieces }: Layout,
  pictures: { photo: Picture | undefined; code: Picture },
  scale: number,
): void {
  pen.save();
  pen.scale(scale, scale);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.textBaseline = 'middle';
  for (const piece of pieces) {
    if (piece.kind === 'box') {
      pen.fillStyle = piece.colour;
      outline(pen, piece);
      pen.fill();
    } else if (piece.kind === 'text') {
      pen.fillStyle = piece.colour;
      pen.font = fontOf(piece.size, piece.bold);
      pen.fillText(piece.text, piece.x, piece.y);
    } else place(pen, piece, pictures[piece.picture]);
  }
  pen.restore();
}

function place(
  pen: Pen,
  { x, y, size, radius }: Extract<Piece, { kind: 'picture' }>,
  picture: Picture | undefined,
): void {
  if (!picture) return;
  const side = Math.min(picture.width, picture.height);
  // Faces are in the upper part of a portrait.
  const above = (picture.height - side) / 4;
  pen.save();
  outline(pen, { x, y, width: size, height: size, radius });
  pen.clip();
  pen.drawImage(picture, (picture.width - side) / 2, above, side, side, x, y, size, size);
  pen.restore();
}

function outline(pen: Pen, box: { x: number; y: number; width: number; height: number; radius: number }): void {
  const { x, y, width, height, radius } = box;
  const [right, bottom] = [x + width, y + height];
  pen.beginPath();
  pen.moveTo(x + radius, y);
  pen.arcTo(right, y, right, bottom, radius);
  pen.arcTo(right, bottom, x, bottom, radius);
  pen.arcTo(x, bottom, x, y, radius);
  pen.arcTo(x, y, right, y, radius);
  pen.closePath();
}
