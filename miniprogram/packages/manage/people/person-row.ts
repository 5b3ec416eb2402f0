import type { PersonItem } from '../../../services/account';

/** A person as the list draws them. */
export interface PersonRow {
  id: string;
  name: string;
  photo: string;
  joined: boolean;
  /** `网格责任人 · 第一网格、第二网格`, a line for each role; the place that is listed goes without saying. */
  roles: string[];
}

export function rowOf({ id, name, photo, joined, roles }: PersonItem, place: string): PersonRow {
  const scopes = new Map<string, string[]>();
  for (const { roleName, scopeName } of roles) {
    const within = scopeName.startsWith(place) ? scopeName.slice(place.length) : scopeName;
    scopes.set(roleName, [...(scopes.get(roleName) ?? []), ...(within ? [within] : [])]);
  }
  const lines = [...scopes].map(([role, names]) => (names.length > 0 ? `${role} · ${names.join('、')}` : role));
  return { id, name, photo, joined, roles: lines };
}
