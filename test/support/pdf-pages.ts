import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsqr from 'jsqr';

/** A piece of text as it stands on a page; millimetres from the upper left corner, `y` the baseline. */
export interface TextPiece {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PdfPage {
  /** Millimetres. */
  width: number;
  height: number;
  /** All text in the order it was set, pieces parted by blanks. */
  text: string;
  pieces: TextPiece[];
  /** The page as a picture: RGBA. */
  picture: { data: Uint8ClampedArray; width: number; height: number };
  png: Buffer;
}

/** A PDF as a reader shows it, drawn at so many dots an inch. Another process reads it: the reader is an ES module. */
export function pdfPages(bytes: Buffer, dpi = 150): PdfPage[] {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), bytes);
    execFileSync(process.execPath, [join(__dirname, 'pdf-reader.mjs'), folder, String(dpi)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const pages = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')) as Array<
      Omit<PdfPage, 'picture' | 'png'> & { pixels: { width: number; height: number } }
    >;
    return pages.map(({ pixels, ...page }, index) => ({
      ...page,
      picture: { ...pixels, data: new Uint8ClampedArray(readFileSync(join(folder, `${index}.rgba`))) },
      png: readFileSync(join(folder, `${index}.png`)),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The address in the code that lies in a part of a page; the part in millimetres. */
export function codeIn(
  { picture, width }: PdfPage,
  part: { x: number; y: number; width: number; height: number },
): URL | undefined {
  const scale = picture.width / width;
  const [x, y, wide, high] = [part.x, part.y, part.width, part.height].map((value) => Math.round(value * scale)) as [
    number,
    number,
    number,
    number,
  ];
  const pixels = new Uint8ClampedArray(wide * high * 4);
  for (let row = 0; row < high; row++) {
    const from = ((y + row) * picture.width + x) * 4;
    pixels.set(picture.data.subarray(from, from + wide * 4), row * wide * 4);
  }
  const found = jsqr(pixels, wide, high);
  return found ? new URL(found.data) : undefined;
}
