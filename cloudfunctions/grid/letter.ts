import type { GridCard } from './presenter';

/**
 * What a town may name in its letter, in braces: filled in from what holds today. People write these words themselves, so
 * they are Chinese.
 */
export const letterNames = [
  '镇',
  '社区',
  '网格',
  '联系人',
  '电话',
  '值班时间',
  '受理中心',
  '受理中心电话',
  '受理中心地址',
  '监督电话',
] as const;

type LetterName = (typeof letterNames)[number];

/** The letter to each household (一封信) of a grid, ready to be read on a page or set on paper. */
export interface Letter {
  title: string;
  /** `尊敬的居民朋友：` and everything after it, a paragraph each, nothing left to fill in. */
  paragraphs: string[];
  /** Who signs, above the date: the town, then the community, whose seal goes over it. */
  signedBy: string[];
}

const named = /\{([^{}]*)\}/g;

/** Names in a text that no letter knows, each once, as they stand in it. */
export function unknownNames(text: string): string[] {
  const found = [...text.matchAll(named)].map((match) => match[1] ?? '');
  return [...new Set(found.filter((name) => !(letterNames as readonly string[]).includes(name)))];
}

/**
 * Pure: the town's text with the grid's facts in it. The first line is the title, every other line a paragraph. A paragraph
 * that names something nobody has set (say, a supervision phone) is left out: a sentence with a hole in it helps nobody.
 */
export function letterOf(text: string, card: GridCard): Letter {
  const facts = factsOf(card);
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const filled = lines.flatMap((line) => fill(line, facts) ?? []);
  const [title = '致居民的一封信', ...paragraphs] = filled;
  return { title, paragraphs, signedBy: [card.town.name, card.community.name].filter((name) => name !== '') };
}

/** Whoever is asked first: the officer, and while a grid has none its community's centre. */
function factsOf({ officer, desk, ...card }: GridCard): Record<LetterName, string> {
  return {
    镇: card.town.name,
    社区: card.community.name,
    网格: card.name,
    联系人: officer ? `网格责任人${officer.name}` : desk.name,
    电话: officer ? officer.phone : desk.phone,
    值班时间: (officer?.dutyHours ?? []).join('；'),
    受理中心: desk.name,
    受理中心电话: desk.phone,
    受理中心地址: desk.address,
    监督电话: card.supervisionPhone,
  };
}

function fill(line: string, facts: Record<string, string>): string | undefined {
  const names = [...line.matchAll(named)].map((match) => match[1] ?? '');
  if (names.some((name) => facts[name] === '')) return undefined;
  return line.replace(named, (whole, name: string) => facts[name] ?? whole);
}
