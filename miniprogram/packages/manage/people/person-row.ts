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

export function rowOf(
  { id, name, photo, joined, away, leaving, roles }: PersonItem,
  place: string,
): PersonRow & { mark: string } {
  const scopes = new Map<string, string[]>();
  for (const { roleName, scopeName } of roles) scopes.set(roleName, [...(scopes.get(roleName) ?? []), scopeName]);
  const lines = [...scopes].map(([role, names]) => {
    if (names.length === 1 && names[0] === place) return role;
    const inside = names.every((name) => name.startsWith(place) && name !== place);
    return `${role} · ${(inside ? names.map((name) => name.slice(place.length)) : names).join('、')}`;
  });
  return { id, name, photo, joined, roles: lines, mark: away ? '休假' : leaving ? '将离岗' : '' };
}
