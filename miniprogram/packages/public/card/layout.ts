import type { CardFacts } from './facts';
import { type Measure, wrap } from './wrap';

/** What the picture asks people to do. */
export const invitingWords = ['扫一扫，', '找到您的网格员'];

/** Lengths are units of a card 720 units wide; text stands with its middle at `y`. */
export type Piece =
  | { kind: 'box'; x: number; y: number; width: number; height: number; radius: number; colour: string }
  | { kind: 'text'; text: string; x: number; y: number; size: number; bold: boolean; colour: string }
  | { kind: 'picture'; picture: 'photo' | 'code'; x: number; y: number; size: number; radius: number };

export interface Layout {
  width: number;
  height: number;
  pieces: Piece[];
}

const width = 720;
const edge = 44;
const photoSize = 188;
const codeSize = 232;
const colours = { blue: '#0a5fd1', soft: '#e8f1fd', ink: '#17202c', quiet: '#4a5463', white: '#ffffff' };

/**
 * Where everything of a card goes. Long names and many duty hours take more lines and make the card higher; nothing is
 * cut off. @param measure width of a text in units @param hasPhoto else the first sign of the name stands in its place
 */
export function layoutCard(facts: CardFacts, measure: Measure, hasPhoto: boolean): Layout {
  const pieces: Piece[] = [];
  let y = 0;

  /** Sets lines from `y` on. */
  const write = (text: string, size: number, options: { x?: number; bold?: boolean; colour?: string } = {}) => {
    const { x = edge, bold = false, colour = colours.ink } = options;
    for (const line of wrap(text, width - edge - x, (part) => measure(part, size, bold))) {
      pieces.push({ kind: 'text', text: line, x, y: y + size * 0.7, size, bold, colour });
      y += size * 1.4;
    }
  };

  const head: Piece = { kind: 'box', x: 0, y: 0, width, height: 0, radius: 0, colour: colours.blue };
  pieces.push(head);
  y = 36;
  write(facts.place, 30, { colour: colours.white });
  write(facts.grid, 48, { bold: true, colour: colours.white });
  y += 28;
  head.height = y;

  y += 36;
  const top = y;
  if (hasPhoto) pieces.push({ kind: 'picture', picture: 'photo', x: edge, y, size: photoSize, radius: 20 });
  else pieces.push(...initial(facts.name, top, measure));
  const beside = edge + photoSize + 32;
  write(facts.name, 54, { x: beside, bold: true });
  write(facts.role, 30, { x: beside, colour: colours.quiet });
  if (facts.phone) write(spaced(facts.phone), 46, { x: beside, bold: true, colour: colours.blue });
  y = Math.max(y, top + photoSize) + 28;

  if (facts.hours.length > 0) {
    write('值班时间', 28, { colour: colours.quiet });
    for (const line of facts.hours) write(line, 32);
    y += 24;
  }

  const foot: Piece = { kind: 'box', x: 0, y, width, height: 0, radius: 0, colour: colours.soft };
  pieces.push(foot);
  const footTop = y + 32;
  // The code's white rim is part of the code: without it no camera finds it.
  pieces.push({
    kind: 'box',
    x: edge,
    y: footTop,
    width: codeSize,
    height: codeSize,
    radius: 16,
    colour: colours.white,
  });
  pieces.push({ kind: 'picture', picture: 'code', x: edge + 12, y: footTop + 12, size: codeSize - 24, radius: 0 });
  y = footTop + 16;
  const besideCode = edge + codeSize + 28;
  for (const line of invitingWords) write(line, 42, { x: besideCode, bold: true });
  y += 12;
  write('有事在手机上就能反映，看得到办理进度', 28, { x: besideCode, colour: colours.quiet });
  if (facts.supervisionPhone)
    write(`监督电话 ${spaced(facts.supervisionPhone)}`, 28, { x: besideCode, colour: colours.quiet });
  y = Math.max(y, footTop + codeSize) + 36;
  foot.height = y - foot.y;
  return { width, height: Math.ceil(y), pieces };
}

function initial(name: string, y: number, measure: Measure): Piece[] {
  const text = [...name][0] ?? '';
  const size = 92;
  const x = edge + (photoSize - measure(text, size, true)) / 2;
  return [
    { kind: 'box', x: edge, y, width: photoSize, height: photoSize, radius: 20, colour: colours.soft },
    { kind: 'text', text, x, y: y + photoSize / 2, size, bold: true, colour: colours.blue },
  ];
}

/** `139 0000 1111`: as people read it out; what is no mobile number stays as it is. */
function spaced(phone: string): string {
  return /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone;
}
