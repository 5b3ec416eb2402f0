/** Personal data as lists show it. Pure. */

/** `王**`, `欧**`: the family name is enough to know the door. */
export function maskedName(name: string): string {
  return name ? `${name.slice(0, 1)}${'*'.repeat(Math.min(2, Math.max(1, [...name].length - 1)))}` : '';
}

/** `138****1234`; of a short one the last two digits. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/[\s-]/g, '');
  if (digits === '') return '';
  return digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`;
}

/** Words with which a house ends, and, where there is none, a street, a lane or a hamlet. */
const ends = [/^.*(?:号楼|栋|幢|座)/, /^.*(?:小区|花园|村民组|组|村|里|路|街|巷|弄)/];

/** `翠竹里3栋**`: the house, not the home. Of an address without either its first third. */
export function maskedAddress(address: string): string {
  for (const end of ends) {
    const house = end.exec(address)?.[0];
    if (house) return withoutDoor(house === address ? house : `${house}**`);
  }
  return withoutDoor(`${address.slice(0, Math.ceil(address.length / 3))}**`);
}

const number = '[\\d一二三四五六七八九十百零〇两]{1,5}\\s*';
/** Stairs and doors that stand before the house: some write an address from the door outwards. */
const doors: ReadonlyArray<readonly [door: RegExp, cover: string]> = [
  [new RegExp(`(?<=单元\\s*)${number}`, 'g'), '**'],
  [new RegExp(`${number}(?=单元|室|号房|户)`, 'g'), '*'],
  [/(?<!\d)\d{3,4}(?!\d|\s*(?:号|栋|幢|座|弄|路|街|巷|组|村))/g, '**'],
];

function withoutDoor(house: string): string {
  return doors.reduce((text, [door, cover]) => text.replace(door, cover), house);
}
