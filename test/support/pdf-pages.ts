import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
