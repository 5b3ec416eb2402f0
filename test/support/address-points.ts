import { type Degrees, isInside } from '../../cloudfunctions/division/propose/plane';
import { seeded } from '../../cloudfunctions/division/propose/random';
import type { Address } from '../../cloudfunctions/division/propose/sites';

export interface MadeCommunity {
  addresses: Address[];
  /** A ring with a bay, as communities around a lake have it. */
  border: Degrees[][];
  /** Two roads with bends that cross. */
  barriers: Degrees[][];
}

const metresPerDegree = 111_320;
const corner: Degrees = [117.2, 31.82];

/** A made-up community: about 2 households an address, 3 people each, half of the addresses in dense estates. */
export function makeCommunity(count: number, seed: number): MadeCommunity {
  const random = seeded(seed);
  // An address to 900 m², as between town and village.
  const side = Math.sqrt(count * 900);
  const at = (x: number, y: number): Degrees => [
    corner[0] + (x * side) / (metresPerDegree * Math.cos((corner[1] * Math.PI) / 180)),
    corner[1] + (y * side) / metresPerDegree,
  ];
  const border = [
    [
      at(0, 0),
      at(1, 0.06),
      at(1.1, 0.9),
      at(0.62, 1),
      at(0.55, 0.7),
      at(0.42, 0.72),
      at(0.4, 1.05),
      at(-0.05, 0.95),
      at(0, 0),
    ],
  ];
  const barriers = [
    [at(-0.2, 0.42), at(0.3, 0.46), at(0.7, 0.36), at(1.3, 0.41)],
    [at(0.31, -0.2), at(0.34, 0.4), at(0.28, 0.8), at(0.3, 1.2)],
  ];
  const estates = Array.from({ length: Math.max(2, Math.round(count / 400)) }, () => [
    random() * 1.1 - 0.05,
    random() * 1.05,
  ]);
  const addresses: Address[] = [];
  while (addresses.length < count) {
    const [x = 0, y = 0] = estates[Math.floor(random() * estates.length)] ?? [];
    const spread = (random() - 0.5) * (60 / Math.sqrt(count));
    const spot =
      random() < 0.5
        ? at(random() * 1.15 - 0.05, random() * 1.05)
        : at(x + spread * random(), y + (random() - 0.5) * (30 / Math.sqrt(count)));
    if (!isInside(spot, border)) continue;
    const households = 1 + Math.floor(random() * 3);
    addresses.push({ at: spot, households, people: Math.round(households * (2.2 + random() * 1.8)) });
  }
  return { addresses, border, barriers };
}
