/**
 * Names cut into pieces of one and two characters, so that an index finds any part of a name without scanning:
 * 十里店 → 十 里 店 十里 里店. Lower-cased, full-width letters and digits made narrow, everything but letters and digits
 * dropped.
 */
export function termsOf(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => piecesOf(charactersOf(name))))].sort();
}

/** What a grid is found by: its place, its estates and whoever answers for it. */
export function gridTermsOf(
  { name, communityName, estates }: { name: string; communityName: string; estates: readonly string[] },
  communityFullName: string,
  officers: readonly string[],
): string[] {
  // The two names also in one, as the screens say them: 蜀山社区第一网格.
  return termsOf([`${communityName}${name}`, communityFullName, ...estates, ...officers]);
}

/**
 * The pieces that every answer to a search text must carry: its pairs of characters, a single one where a word has no
 * pair. Words apart by spaces are looked for each on its own: 十里店 王 finds grids of 十里店 with a 王. Empty when the
 * text has no letter or digit.
 */
export function searchTermsOf(text: string): string[] {
  const words = text.split(/\s+/u).map(charactersOf);
  return [...new Set(words.flatMap((word) => (word.length > 1 ? pairsOf(word) : word)))].sort();
}

function charactersOf(name: string): string[] {
  return [
    ...name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ];
}

function piecesOf(characters: readonly string[]): string[] {
  return [...characters, ...pairsOf(characters)];
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
