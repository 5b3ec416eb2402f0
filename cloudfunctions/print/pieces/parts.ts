import type { PrintGrid } from '../material';
import { baselineIn, ink, mm } from '../setting/paper';
import type { Job } from './job';

/** Whom printed matter sends people to. */
export interface Who {
  name: string;
  title: string;
  phone: string;
  hours: string;
  /** What they do; of a centre, where it is. */
  work: readonly [label: string, text: string];
  isOfficer: boolean;
}

/** The grid's officer, and while it has none its community's centre: no printed matter without somebody to call. */
export function whoFor({ officer, desk }: PrintGrid): Who {
  if (officer) {
    return {
      name: officer.name,
      title: '网格责任人',
      phone: officer.phone,
      hours: officer.dutyHours.join('；'),
      work: ['职责', officer.duties.join('、')],
      isOfficer: true,
    };
  }
  return {
    name: desk.name,
    title: '',
    phone: desk.phone,
    hours: '',
    work: ['地址', desk.address],
    isOfficer: false,
  };
}

/** A grid's code picture, a square. */
export function drawCode({ paper, pictures }: Job, grid: PrintGrid, x: number, y: number, size: number): void {
  const code = pictures.codes.get(grid.code);
  if (!code) throw new Error(`no code picture of ${grid.code}`);
  paper.doc.image(code, x * mm, y * mm, { width: size * mm, height: size * mm });
}

/** The officer's portrait, filling its frame; their family name in the frame while there is none. */
export function drawPortrait(
  { paper, pictures }: Job,
  grid: PrintGrid,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const portrait = pictures.portraits.get(grid.code);
  if (portrait && place()) {
    paper.frame(x, y, width, height);
    return;
  }
  if (grid.officer?.photo) paper.note(`${grid.name}责任人的照片打不开或不是 JPG、PNG，印的是姓氏，请换一张照片再印`);
  paper.rect(x, y, width, height, ink.tint);
  const initial = grid.officer ? ([...grid.officer.name][0] ?? '') : '社区';
  const size = (width * mm) / (grid.officer ? 2 : 3.4);
  paper.line({
    text: initial,
    x: x + width / 2,
    y: y + baselineIn(height, size),
    size,
    weight: 'bold',
    colour: ink.brand,
    align: 'centre',
  });
  paper.frame(x, y, width, height);

  function place(): boolean {
    const { doc } = paper;
    doc.save();
    try {
      doc.rect(x * mm, y * mm, width * mm, height * mm).clip();
      doc.image(portrait as Buffer, x * mm, y * mm, {
        cover: [width * mm, height * mm],
        align: 'center',
        valign: 'center',
      });
      return true;
    } catch {
      // WebP, or cut off: pdfkit reads JPEG and PNG.
      return false;
    } finally {
      doc.restore();
    }
  }
}
