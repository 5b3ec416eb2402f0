import { picklist, strictObject } from 'valibot';
import { isOpen } from '../../exchange/wanted-people';
import { rolesOnRoster, writeRoster } from '../../exchange/write-roster';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { chinaTime } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { writeFile } from '../../platform/files';
import { hasRole } from '../../platform/identity';
import { writeLog } from '../../platform/log';
import { invitingRoles } from '../roles';
import { findRegionsAround, listGridCodes, listStaff } from '../roster-repository';

/** A file to be fetched, under the name people will see. */
export interface ExportedRoster {
  fileId: string;
  fileName: string;
  people: number;
}

/**
 * The roster of a place, as `importRoster` takes it again: whoever serves there and nowhere else. Who asked is in the log. A
 * retry writes the same file again. About four database calls for a community, one more each community of a town.
 *
 * @throws FORBIDDEN the caller does not manage the place
 */
export const exportRoster = defineAction({
  input: strictObject({ scope: codeInput, format: picklist(['xlsx', 'csv']) }),
  async run({ scope, format }, context): Promise<ExportedRoster> {
    const actor = await context.actor();
    if (!hasRole(actor, invitingRoles, scope)) throw new AppError('FORBIDDEN', 'does not manage this place');
    const { now, requestId } = context;
    const regions = await findRegionsAround(scope);
    const communities = regions.filter(({ level }) => level === 'community').map(({ code }) => code);
    const places = [...new Set([scope, ...communities, ...(await listGridCodes(communities))])];
    const staff = await listStaff(places);
    const own = staff.filter(({ roles }) => {
      const open = roles.filter((grant) => isOpen(grant, now));
      return rolesOnRoster(roles, now).length > 0 && open.every((grant) => grant.scope.startsWith(scope));
    });
    const place = regions.find(({ code }) => code === scope)?.shortName ?? scope;
    const path = `exports/${chinaTime(now).format('YYYY-MM')}/${requestId}.${format}`;
    const fileId = await writeFile(path, writeRoster(own, places, format, now));
    writeLog({ exported: 'roster', scope, by: actor.personId, people: own.length });
    return { fileId, fileName: `${place}花名册${chinaTime(now).format('YYYYMMDD')}.${format}`, people: own.length };
  },
});
