import PDFDocument from 'pdfkit';
import { fontFile } from './fonts';
import { linesOf } from './lines';

/** Points of a millimetre. */
export const mm = 72 / 25.4;

/** The colours of everything printed: dark enough for a laser printer without colour. */
export const ink = {
  text: '#1a1a1a',
  soft: '#5a5f66',
  line: '#c4c9cf',
  /** The band at the head and what stands out. */
  brand: '#0b5c8f',
  tint: '#e8f1f7',
  paper: '#ffffff',
} as const;

export type Weight = 'regular' | 'bold';

/** How text looks. */
export interface Style {
  /** Points. */
  size: number;
  weight?: Weight;
  colour?: string;
}

/** A text and where it stands, in millimetres from the page's upper left corner; `y` is the baseline. */
export interface Line extends Style {
  text: string;
  x: number;
  y: number;
  /** What `x` is of the text; left if not said. */
  align?: 'left' | 'centre' | 'right';
  /** Made smaller down to `least` of its size (0.7), then cut with …, until it fits. */
  width?: number;
  least?: number;
}

/** Text that flows from `x`, `top` down. */
export interface Block extends Style {
  text: string;
  x: number;
  top: number;
  width: number;
  /** Millimetres from baseline to baseline; 1.5 × the size if not said. */
  leading?: number;
  /** Indent of the first line, in ems. */
  indent?: number;
  /** Lines that do not fit are cut with … */
  mostLines?: number;
}

export type Paper = ReturnType<typeof openPaper>;

/** Opens a PDF with the two fonts. Measures are millimetres from the upper left corner of the page, sizes of type points. */
export function openPaper({ title, author, now }: { title: string; author: string; now: Date }) {
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    // Given a font, it does not look for Helvetica's metrics, which a bundle does not have.
    font: fontFile('regular'),
    margin: 0,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Author: author, Creator: '网格通', Producer: '网格通', CreationDate: now, ModDate: now },
  });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve);
    doc.on('error', reject);
  });

  const missing = new Set<string>();
  const notes = new Set<string>();
  let pages = 0;

  const use = ({ size, weight = 'regular' }: Style): void => {
    // By its path, as the first was opened: under a second name pdfkit finds the same font and reads it anew at every use.
    doc.font(fontFile(weight)).fontSize(size);
  };

  /** What the font cannot show becomes 〓, as printers have always marked a missing type, and is told. */
  const shown = (text: string): string => {
    const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font;
    let result = '';
    for (const character of text.normalize('NFC')) {
      if (font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) result += character;
      else {
        missing.add(character);
        result += '〓';
      }
    }
    return result;
  };

  const paper = {
    /** For lines, shapes and pictures, in points. */
    doc,

    page(width: number, height: number): void {
      doc.addPage({ size: [width * mm, height * mm], margin: 0 });
      pages++;
    },

    /** Width of a text in millimetres. */
    widthOf(text: string, style: Style): number {
      use(style);
      return doc.widthOfString(shown(text)) / mm;
    },

    /** The largest size not above the style's, and not under `least`, at which a text fits a width. */
    sizeFor(text: string, style: Style, width: number, least: number): number {
      const natural = paper.widthOf(text, style);
      return natural <= width ? style.size : Math.max(least, Math.floor((style.size * width * 10) / natural) / 10);
    },

    /** Sets one line. Returns its width in millimetres. */
    line({ text, x, y, align = 'left', width, least = 0.7, ...style }: Line): number {
      use(style);
      let words = shown(text);
      if (width !== undefined) {
        const size = paper.sizeFor(words, style, width, style.size * least);
        use({ ...style, size });
        if (doc.widthOfString(words) / mm > width) words = cut(words, width * mm);
      }
      const wide = doc.widthOfString(words) / mm;
      const left = align === 'left' ? x : align === 'right' ? x - wide : x - wide / 2;
      doc.fillColor(style.colour ?? ink.text);
      doc.text(words, left * mm, y * mm, { lineBreak: false, baseline: 'alphabetic' });
      return wide;
    },

    /** The lines a block will have. */
    linesIn({ text, width, indent = 0, ...style }: Pick<Block, 'text' | 'width' | 'indent'> & Style): string[] {
      use(style);
      const widthOf = (part: string): number => doc.widthOfString(part);
      return linesOf(shown(text), width * mm, widthOf, indent * style.size);
    },

    /** Sets flowing text. Returns where the next block may begin, in millimetres. */
    block(block: Block): number {
      const { x, top, width, size, leading = (size * 1.5) / mm, indent = 0, mostLines } = block;
      const style: Style = { size, weight: block.weight ?? 'regular', colour: block.colour ?? ink.text };
      let lines = paper.linesIn(block);
      if (mostLines !== undefined && lines.length > mostLines) {
        use(style);
        const kept = lines.slice(0, mostLines);
        kept[mostLines - 1] = cut(`${kept[mostLines - 1]}${lines.slice(mostLines).join('')}`, width * mm);
        lines = kept;
      }
      lines.forEach((text, index) => {
        const inset = index === 0 ? (indent * style.size) / mm : 0;
        paper.line({ text, x: x + inset, y: top + leading * index + baselineIn(leading, style.size), ...style });
      });
      return top + leading * lines.length;
    },

    rect(x: number, y: number, width: number, height: number, colour: string): void {
      doc.rect(x * mm, y * mm, width * mm, height * mm).fill(colour);
    },

    /** A frame of a width in points. */
    frame(x: number, y: number, width: number, height: number, colour: string = ink.line, wide = 0.6): void {
      doc
        .lineWidth(wide)
        .rect(x * mm, y * mm, width * mm, height * mm)
        .stroke(colour);
    },

    rule(x1: number, y1: number, x2: number, y2: number, colour: string = ink.line, wide = 0.6): void {
      doc
        .lineWidth(wide)
        .moveTo(x1 * mm, y1 * mm)
        .lineTo(x2 * mm, y2 * mm)
        .stroke(colour);
    },

    /**
     * Draws the same at several places of a page: what is drawn once, from the page's corner, is written down again for each.
     * Ten cards then cost what one does.
     */
    stamp(places: ReadonlyArray<readonly [x: number, y: number]>, draw: () => void): void {
      const writer = doc as unknown as { addContent(data: string): unknown };
      const written: string[] = [];
      const write = writer.addContent;
      writer.addContent = (data) => {
        written.push(data);
        return doc;
      };
      try {
        draw();
      } finally {
        writer.addContent = write;
      }
      for (const [x, y] of places) {
        doc.save();
        doc.translate(x * mm, y * mm);
        for (const data of written) write.call(doc, data);
        doc.restore();
      }
    },

    /** Something whoever prints should know. */
    note(sentence: string): void {
      notes.add(sentence);
    },

    /** Ends the document. */
    async close(): Promise<{ bytes: Buffer; pages: number; notes: string[] }> {
      doc.end();
      await ended;
      if (missing.size > 0) {
        const all = [...missing].map((character) => `「${character}」`).join('');
        notes.add(`字库里没有${all}，印成了〓，请手工补上`);
      }
      return { bytes: Buffer.concat(parts), pages, notes: [...notes] };
    },
  };

  function cut(text: string, width: number): string {
    let kept = [...text];
    while (kept.length > 1 && doc.widthOfString(`${kept.join('')}…`) > width) kept = kept.slice(0, -1);
    return `${kept.join('')}…`;
  }

  return paper;
}

/** Where the baseline lies in a line of a height (mm): characters of an em (pt) stand in its middle. */
export function baselineIn(height: number, size: number): number {
  // Chinese characters of the font reach from 0.88 em above the baseline to 0.12 below.
  return height / 2 + (size * 0.38) / mm;
}
