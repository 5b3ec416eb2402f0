import { boolean, integer, minValue, nullable, number, pipe, strictObject } from 'valibot';
import { id, instant, photos, placeCode, words } from '../case/inputs';

export const edition = pipe(number(), integer(), minValue(0));

/** An announcement as it is written. Instants in milliseconds since 1970. */
export const written = strictObject({
  /** null for a new one. */
  id: nullable(id),
  /** The edition that was changed; 0 of a new one. */
  edition,
  place: placeCode,
  title: words('标题', 60),
  text: words('正文', 5000),
  pictures: photos,
  /** Until when it stands first, or null. */
  pinnedUntil: nullable(instant),
  /** Until when residents see it, or null for always. */
  endsAt: nullable(instant),
  /** Residents see it from now on. What is published stays published. */
  publish: boolean(),
});
