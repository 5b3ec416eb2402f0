import { pipe, regex, string } from 'valibot';

/** Ids of `people` are given by the import: letters, digits and hyphens. */
export const personIdInput = pipe(string(), regex(/^[A-Za-z0-9_-]{1,64}$/));

/** Whatever form a wrong token has, it is simply unknown; only absurd lengths are refused beforehand. */
export const tokenInput = pipe(string(), regex(/^[\s\S]{1,64}$/, '邀请无效，请向社区负责人重新索取'));
