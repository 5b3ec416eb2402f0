/** Pure: whether it can be a code of a grid there: the community's and as many digits more as its others have. */
export function isCodeOf(community: string, code: string, known: readonly string[]): boolean {
  const [length = community.length + 3] = known.filter((one) => one.startsWith(community)).map((one) => one.length);
  return code.startsWith(community) && code.length === length && Number(code.slice(community.length)) > 0;
}

/** Pure: the first code of a community that no grid ever had: a code is printed on cards and never goes to another. */
export function nextCode(community: string, known: readonly string[]): string {
  const own = known.filter((code) => code.startsWith(community));
  const digits = (own[0]?.length ?? community.length + 3) - community.length;
  const last = Math.max(0, ...own.map((code) => Number(code.slice(community.length))));
  return `${community}${String(last + 1).padStart(digits, '0')}`;
}
