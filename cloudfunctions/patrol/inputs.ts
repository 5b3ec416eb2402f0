import { nullable, pipe, regex, strictObject, string } from 'valibot';
import { latitudeInput, longitudeInput } from '../grid/inputs';

/** What the phone names a round or a note by: letters and digits, like a request id. */
export const phoneId = pipe(string(), regex(/^[A-Za-z0-9_-]{16,64}$/));

/** One fix, or none. */
export const pointInput = nullable(strictObject({ longitude: longitudeInput, latitude: latitudeInput }));
