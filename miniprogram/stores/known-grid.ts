import { recall } from './storage';

/** The name of a grid if the phone knows it, else ''. */
export function knownGridName(code: string): string {
  const card = recall('card');
  if (card?.code === code) return `${card.community.name}${card.name}`;
  const mine = recall('myGrid');
  return mine?.code === code ? mine.name : '';
}
