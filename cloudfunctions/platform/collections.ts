/**
 * Every collection with its indexes, once: the local cloud makes them, the deploy script makes them, the docs list them.
 * Each index names the question it answers. A unique index needs a value in every row: a missing field counts as null.
 */
export interface IndexSpec {
  name: string;
  keys: Array<[path: string, direction: 1 | -1 | '2dsphere']>;
  unique?: boolean;
}

export type CollectionName =
  | 'cases'
  | 'caseEvents'
  | 'ledger'
  | 'grids'
  | 'regions'
  | 'divisions'
  | 'addresses'
  | 'people'
  | 'invitations'
  | 'followings'
  | 'notices'
  | 'publications'
  | 'announcements'
  | 'readings'
  | 'prints'
  | 'printRuns'
  | 'rotas'
  | 'settings'
  | 'patrols'
  | 'households'
  | 'visits'
  | 'openings'
  | 'workdays'
  | 'workweeks'
  | 'watermarks';

export interface CollectionSpec {
  name: CollectionName;
  indexes: IndexSpec[];
}

export const collections: CollectionSpec[] = [
  {
    name: 'cases',
    indexes: [
      // A number said over the phone finds its case.
      { name: 'no', keys: [['no', 1]], unique: true },
      // What waits at a desk, worst first.
      {
        name: 'queues',
        keys: [
          ['queues', 1],
          ['priority', -1],
          ['queueAt', 1],
          ['_id', 1],
        ],
      },
      // What is open in a place, worst first, for those who watch over it.
      {
        name: 'watched',
        keys: [
          ['watched', 1],
          ['priority', -1],
          ['queueAt', 1],
          ['_id', 1],
        ],
      },
      // Everything a desk holds or held, newest first.
      {
        name: 'holder',
        keys: [
          ['holder', 1],
          ['updatedAt', -1],
        ],
      },
      // A resident's own cases, newest first.
      {
        name: 'reporter',
        keys: [
          ['reporter', 1],
          ['createdAt', -1],
        ],
      },
      // Clocks that have something to do.
      { name: 'clockAt', keys: [['clockAt', 1]] },
      // Parts of a joint handling that run out.
      { name: 'taskAt', keys: [['taskAt', 1]] },
      // What somebody worked on, on a day: their work log.
      { name: 'workedOn', keys: [['workedOn', 1]] },
      // What was merged into a case.
      { name: 'parent', keys: [['parent.id', 1]] },
      // Similar cases near a place.
      { name: 'point', keys: [['point', '2dsphere']] },
      // What changed since the projector last looked, and since the ledger's last page.
      {
        name: 'updatedAt',
        keys: [
          ['updatedAt', 1],
          ['_id', 1],
        ],
      },
    ],
  },
  {
    // The oldest events of long cases.
    name: 'caseEvents',
    indexes: [
      {
        name: 'caseId',
        keys: [
          ['caseId', 1],
          ['seq', 1],
        ],
      },
    ],
  },
  {
    // Heads of the cases' chains, anchored daily, a page a row.
    name: 'ledger',
    indexes: [{ name: 'number', keys: [['number', 1]], unique: true }],
  },
  {
    name: 'grids',
    indexes: [
      // The grid of a point, the grids in view of a map.
      { name: 'border', keys: [['borderGcj02', '2dsphere']] },
      // Search by community, estate, grid or officer name: one and two character pieces. A page goes on after a code.
      {
        name: 'terms',
        keys: [
          ['terms', 1],
          ['code', 1],
        ],
      },
      {
        name: 'community',
        keys: [
          ['community', 1],
          ['code', 1],
        ],
      },
      // The grids of an officer.
      { name: 'officerId', keys: [['officerId', 1]] },
    ],
  },
  {
    name: 'regions',
    indexes: [
      // Towns and communities below a place.
      {
        name: 'parent',
        keys: [
          ['parent', 1],
          ['code', 1],
        ],
      },
      // Towns in view of a map, and communities.
      { name: 'townPoint', keys: [['townPointGcj02', '2dsphere']] },
      { name: 'communityPoint', keys: [['communityPointGcj02', '2dsphere']] },
    ],
  },
  {
    // How a community is divided into grids: a plan a version (division/plan.ts).
    name: 'divisions',
    indexes: [
      // Plans of a community, the newest first.
      {
        name: 'community',
        keys: [
          ['community', 1],
          ['version', -1],
        ],
      },
      // Those of a town's communities, for the overview.
      {
        name: 'town',
        keys: [
          ['town', 1],
          ['community', 1],
          ['version', -1],
        ],
      },
      // Accepted plans whose day has come.
      {
        name: 'due',
        keys: [
          ['state', 1],
          ['from', 1],
        ],
      },
    ],
  },
  {
    // Address points of a community with households and people, some thousand a row.
    name: 'addresses',
    // By id alone: a community's row names the set that counts, and its parts follow from that.
    indexes: [],
  },
  {
    name: 'people',
    indexes: [
      // Who is calling.
      { name: 'openid', keys: [['openid', 1]], unique: true },
      // Who works in a place.
      {
        name: 'scopes',
        keys: [
          ['scopes', 1],
          ['name', 1],
        ],
      },
      // Whose roles or absences begin or end next.
      { name: 'settleAt', keys: [['settleAt', 1]] },
      // Who has left a place.
      {
        name: 'leftFrom',
        keys: [
          ['leftFrom', 1],
          ['name', 1],
        ],
      },
    ],
  },
  {
    name: 'invitations',
    indexes: [
      {
        name: 'personId',
        keys: [
          ['personId', 1],
          ['createdAt', -1],
        ],
      },
    ],
  },
  {
    name: 'notices',
    indexes: [
      // An inbox, newest first.
      {
        name: 'recipient',
        keys: [
          ['recipient', 1],
          ['at', -1],
        ],
      },
      // What was not opened yet, for the badge.
      {
        name: 'unread',
        keys: [
          ['recipient', 1],
          ['readAt', 1],
        ],
      },
      // Messages still to be sent, oldest first.
      {
        name: 'delivery',
        keys: [
          ['delivery', 1],
          ['at', 1],
        ],
      },
    ],
  },
  {
    // Who follows somebody else's case.
    name: 'followings',
    indexes: [
      { name: 'caseId', keys: [['caseId', 1]] },
      {
        name: 'openid',
        keys: [
          ['openid', 1],
          ['at', -1],
        ],
      },
    ],
  },
  {
    // The public notice board (公示栏), a projection of cases.
    name: 'publications',
    indexes: [
      {
        name: 'boards',
        keys: [
          ['boards', 1],
          ['from', -1],
        ],
      },
    ],
  },
  {
    // What a town or community tells everybody (通知公告).
    name: 'announcements',
    indexes: [
      // What a place and those above it tell, newest first.
      {
        name: 'shown',
        keys: [
          ['place', 1],
          ['state', 1],
          ['publishedAt', -1],
        ],
      },
      // What stands first now.
      {
        name: 'pinned',
        keys: [
          ['place', 1],
          ['state', 1],
          ['pinnedUntil', -1],
        ],
      },
      // Everything a place wrote, the last changed first.
      {
        name: 'written',
        keys: [
          ['place', 1],
          ['updatedAt', -1],
        ],
      },
    ],
  },
  // Who opened an announcement, a row a reader: counts each once.
  { name: 'readings', indexes: [] },
  {
    // Printed matter as it was last made and by what facts, a row a community and kind, read by id (print/printed.ts).
    name: 'prints',
    indexes: [],
  },
  {
    // Batches of printed matter on their way.
    name: 'printRuns',
    indexes: [
      // The runs of a community, newest first.
      {
        name: 'community',
        keys: [
          ['community', 1],
          ['startedAt', -1],
        ],
      },
    ],
  },
  {
    // Who is on duty at a centre (轮值), a row a day.
    name: 'rotas',
    indexes: [
      {
        name: 'desk',
        keys: [
          ['desk', 1],
          ['date', 1],
        ],
      },
    ],
  },
  {
    // Rounds of officers through their grids (巡查).
    name: 'patrols',
    indexes: [
      // Those of somebody on a day, or since one.
      {
        name: 'person',
        keys: [
          ['personId', 1],
          ['date', -1],
        ],
      },
    ],
  },
  {
    // What visiting needs to know of households (住户台账).
    name: 'households',
    indexes: [
      // Whose visit is due in a grid, the longest due first.
      {
        name: 'due',
        keys: [
          ['grid', 1],
          ['dueOn', 1],
        ],
      },
      // The register of a grid in order; a number is given once.
      {
        name: 'number',
        keys: [
          ['grid', 1],
          ['no', 1],
        ],
        unique: true,
      },
      // Those with a care tag.
      {
        name: 'tags',
        keys: [
          ['grid', 1],
          ['tags', 1],
          ['no', 1],
        ],
      },
      // Somebody by exact name or phone, as keyed hashes.
      {
        name: 'finds',
        keys: [
          ['grid', 1],
          ['finds', 1],
          ['no', 1],
        ],
      },
      // An address is registered once.
      { name: 'address', keys: [['addressKey', 1]], unique: true },
    ],
  },
  {
    // Visits to households (走访).
    name: 'visits',
    indexes: [
      // Those of somebody on a day: their work log.
      {
        name: 'person',
        keys: [
          ['personId', 1],
          ['date', -1],
        ],
      },
      // Those to a household, newest first.
      {
        name: 'household',
        keys: [
          ['household', 1],
          ['at', -1],
        ],
      },
      // Needs that partners of a community may answer.
      {
        name: 'needs',
        keys: [
          ['community', 1],
          ['needState', 1],
          ['at', -1],
        ],
      },
    ],
  },
  {
    // Who looked at masked data of a community's households, and why (查看记录).
    name: 'openings',
    indexes: [
      {
        name: 'community',
        keys: [
          ['community', 1],
          ['at', -1],
        ],
      },
    ],
  },
  {
    // Days of the work log (工作日志): what people add to what was done, and the day as it was cleared.
    name: 'workdays',
    indexes: [
      // Somebody's days.
      {
        name: 'person',
        keys: [
          ['personId', 1],
          ['date', 1],
        ],
      },
      // The days of a community's officers, for its lead.
      {
        name: 'community',
        keys: [
          ['community', 1],
          ['date', 1],
        ],
      },
    ],
  },
  {
    // Weeks of the work log, closed to a summary (周结).
    name: 'workweeks',
    indexes: [
      {
        name: 'community',
        keys: [
          ['community', 1],
          ['monday', 1],
        ],
      },
    ],
  },
  { name: 'settings', indexes: [] },
  // Where the timers got to.
  { name: 'watermarks', indexes: [] },
];
