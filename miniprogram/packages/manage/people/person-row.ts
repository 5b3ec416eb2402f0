import type { PersonItem } from '../../../services/account';

/** A person as the list draws them. */
export interface PersonRow {
  id: string;
  name: string;
  photo: string;
  joined: boolean;
  /** `网格责任人 · 十里店社区第八网格`, one for each role. */
  roles: string[];
}

export function rowOf({ id, name, photo, joined, roles }: PersonItem): PersonRow {
  return { id, name, photo, joined, roles: roles.map((role) => `${role.roleName} · ${role.scopeName}`) };
}
