import { covers, gapOf, type Post, postsOf } from '../../../cloudfunctions/account/coverage';
import { comeBack, handOver, standIn } from '../../../cloudfunctions/account/hand-over';
import { settled } from '../../../cloudfunctions/account/person-settled';
import { answeringAt } from '../../../cloudfunctions/grid/officer';
import { isAway, type Person, type RoleGrant } from '../../../cloudfunctions/platform/identity';
import { person } from '../../support/small-town';

const start = Date.parse('2026-11-24T00:00:00+08:00');
const dayMs = 86_400_000;
const day = (count: number): Date => new Date(start + count * dayMs);
const officer = (scope: string, more: Partial<RoleGrant> = {}): RoleGrant => ({
  role: 'officer',
  scope,
  from: day(-300),
  ...more,
});
const who = (id: string, ...roles: RoleGrant[]): Person =>
  settled({ ...person('wang'), _id: id, name: id, roles }, day(0));

describe('who answers for a grid', () => {
  const grid = { code: 'g1', officerId: 'a' };
  const answering = (people: Person[], at: Date) => answeringAt(grid, people, at);

  test('the officer of record before another one, and whoever came last when they have gone', () => {
    const people = [
      who('b', officer('g1')),
      who('a', officer('g1', { to: day(2) })),
      who('c', officer('g1', { from: day(2) })),
    ];
    expect(answering(people, day(1)).officer?._id).toBe('a');
    expect(answering(people, day(2)).officer?._id).toBe('c');
  });

  test('a stand-in while they stand in, saying for whom and until when', () => {
    const absent = { ...who('a', officer('g1')), away: [{ from: day(1), to: day(5) }] };
    const people = [absent, who('b', officer('g2'), officer('g1', { from: day(1), to: day(5), standInFor: 'a' }))];
    expect(answering(people, day(0))).toMatchObject({ officer: { _id: 'a' }, absent: null });
    expect(answering(people, day(1))).toMatchObject({ officer: { _id: 'b' }, absent: { name: 'a', until: day(5) } });
    expect(answering(people, day(5))).toMatchObject({ officer: { _id: 'a' }, absent: null });
  });

  test('nobody without a grant that holds', () => {
    expect(answering([who('a', officer('g1', { to: day(0) }))], day(0)).officer).toBeNull();
  });
});

describe('gapOf', () => {
  const post: Post = { role: 'officer', scope: 'g1' };

  test('a grid that had nobody may stay so; one that is given somebody keeps somebody', () => {
    expect(gapOf(post, [], [who('b')], day(0))).toBeUndefined();
    expect(gapOf(post, [], [who('b', officer('g1', { from: day(1), to: day(3) }))], day(0))).toEqual(day(3));
    expect(gapOf(post, [], [who('b', officer('g1', { from: day(1) }))], day(0))).toBeUndefined();
  });

  test('a gap of one day in between is a gap', () => {
    const before = [who('a', officer('g1'))];
    const after = [who('a', officer('g1', { to: day(3) })), who('b', officer('g1', { from: day(4) }))];
    expect(gapOf(post, before, after, day(0))).toEqual(day(3));
  });
});

/** A small generator of its own: the same seed, the same walk. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What `changePeople` does, without a database: refused as a whole when any post gets a gap. */
function tried(before: Map<string, Person>, wanted: ReadonlyMap<string, Person>, now: Date): Map<string, Person> {
  const after = new Map([...wanted].map(([id, one]) => [id, settled(one, now)]));
  const posts = postsOf([...before.values(), ...after.values()], now);
  const refused = posts.some((post) => gapOf(post, [...before.values()], [...after.values()], now));
  return refused ? before : after;
}

describe('property: a grid that has an officer always has one', () => {
  const grids = ['g1', 'g2', 'g3'];
  const ids = ['a', 'b', 'c', 'd'];

  test.each(Array.from({ length: 150 }, (_, seed) => seed + 1))('walk %i', (seed) => {
    const below = random(seed * 7919);
    const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
    let people = new Map(ids.map((id, index) => [id, who(id, ...(grids[index] ? [officer(grids[index])] : []))]));
    let taken = 0;
    for (let step = 0; step < 30; step++) {
      const now = day(step * 0.7);
      const at = day(step * 0.7 + below(6) * 0.5);
      const someone = pick(ids);
      const takers = grids.flatMap((scope) => (below(3) > 0 ? [{ scope, personId: pick(ids) }] : []));
      const change = (): ReadonlyMap<string, Person> => {
        const kind = below(4);
        if (kind === 0) return handOver(people, someone, at, () => true, takers, '');
        if (kind === 1)
          return handOver(
            people,
            someone,
            at,
            ({ scope, standInFor }) => scope === takers[0]?.scope && !standInFor,
            takers,
            '',
          );
        if (kind === 2)
          return standIn(
            people,
            someone,
            { from: at, to: new Date(at.getTime() + (1 + below(5)) * dayMs) },
            takers,
            '',
          );
        const absence = people.get(someone)?.away?.[0];
        return absence ? comeBack(people, someone, absence, now) : people;
      };
      const after = tried(people, change(), now);
      if (after !== people) taken++;
      people = after;
      for (let ahead = 0; ahead < 25; ahead++) {
        const instant = new Date(now.getTime() + ahead * 0.4 * dayMs);
        for (const scope of grids) {
          expect(covers({ role: 'officer', scope }, [...people.values()], instant)).toBe(true);
          const { officer: found } = answeringAt({ code: scope, officerId: 'a' }, [...people.values()], instant);
          expect(found && !isAway(found, instant)).toBe(true);
        }
      }
    }
    // The walk does something: not everything is refused.
    expect(taken).toBeGreaterThan(0);
  });
});
