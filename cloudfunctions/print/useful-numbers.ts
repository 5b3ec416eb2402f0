/** A number worth having beside the officer's. */
export interface UsefulNumber {
  name: string;
  number: string;
}

/** `派出所 0551-65312110`: what it is, then the number. */
export const numberLine = /^(\S{1,10})[ \u3000:：]+([\d-]{3,20})$/;

/** The same everywhere in China, so that no card lacks them. */
const everywhere: readonly UsefulNumber[] = [
  { name: '报警', number: '110' },
  { name: '火警', number: '119' },
  { name: '急救', number: '120' },
];

/** The three of emergencies, then what the town has set, a line each. */
export function usefulNumbersOf(text: string): UsefulNumber[] {
  const own = text.split(/\r?\n/).flatMap((line) => {
    const [, name, number] = numberLine.exec(line.trim()) ?? [];
    return name && number ? [{ name, number }] : [];
  });
  return [...everywhere, ...own];
}
