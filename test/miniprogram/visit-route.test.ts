import fc from 'fast-check';
import { distanceText, metresBetween, nearestFirst } from '../../miniprogram/packages/visit/route';

const at = (east: number, north = 0) => ({ longitude: 117.2 + east / 1000, latitude: 31.86 + north / 1000 });
const door = (name: string, point: ReturnType<typeof at> | null) => ({ name, point });

describe('the way from door to door', () => {
  it('goes to the nearest that is left; who has no place comes last, as given', () => {
    const doors = [
      door('far', at(5)),
      door('nowhere', null),
      door('near', at(1)),
      door('next', at(3)),
      door('?', null),
    ];
    expect(nearestFirst(at(0), doors).map(({ name }) => name)).toEqual(['near', 'next', 'far', 'nowhere', '?']);
  });

  it('goes on from where it is, not from where it began', () => {
    const doors = [door('west', at(-3)), door('east', at(2)), door('further east', at(4))];
    expect(nearestFirst(at(0), doors).map(({ name }) => name)).toEqual(['east', 'further east', 'west']);
  });

  it('leaves nobody out, names nobody twice, and takes the nearest at every step', () => {
    const place = fc.record({
      longitude: fc.double({ min: 117, max: 118 }),
      latitude: fc.double({ min: 31, max: 32 }),
    });
    fc.assert(
      fc.property(fc.array(fc.option(place)), (points) => {
        if (points.some((point) => point && Number.isNaN(point.longitude + point.latitude))) return;
        const doors = points.map((point, index) => ({ index, point }));
        const route = nearestFirst(at(0), doors);
        expect(route.map(({ index }) => index).sort((a, b) => a - b)).toEqual(doors.map(({ index }) => index));
        let here = at(0);
        const placed = route.flatMap(({ point }) => point ?? []);
        for (const [step, point] of placed.entries()) {
          const left = placed.slice(step).map((one) => metresBetween(here, one));
          expect(metresBetween(here, point)).toBe(Math.min(...left));
          here = point;
        }
      }),
    );
  });

  it('says how far as people do', () => {
    expect(Math.round(metresBetween(at(0), at(0, 1)))).toBe(111);
    expect([3, 84, 999, 1234].map(distanceText)).toEqual(['10 米', '80 米', '1000 米', '1.2 公里']);
  });
});
