import { draw, gridAt } from '../../miniprogram/packages/public/atlas/drawing';
import { keepAnswer, knownAnswer, questionOf } from '../../miniprogram/packages/public/atlas/question';
import type { AtlasView } from '../../miniprogram/packages/public/atlas/types';

const square = (code: string, west: number): AtlasView['grids'][number] => ({
  code,
  name: '第一网格(基础)',
  community: code.slice(0, 12),
  centre: [west + 0.005, 31.865],
  border: [
    [west, 31.86],
    [west + 0.01, 31.86],
    [west + 0.01, 31.87],
    [west, 31.87],
    [west, 31.86],
  ],
});

const view: AtlasView = {
  level: 'grid',
  places: [],
  grids: [square('340104100001001', 117.2), square('340104100002001', 117.21)],
  communities: [
    { code: '340104100001', name: '蜀山社区' },
    { code: '340104100002', name: '十里店社区' },
  ],
  more: false,
};

describe('questionOf', () => {
  const region = (shift: number) => ({
    southwest: { longitude: 117.2003 + shift, latitude: 31.8603 },
    northeast: { longitude: 117.2203 + shift, latitude: 31.8803 },
  });

  it('holds all that is shown, and little more', () => {
    const { west, south, east, north, zoom } = questionOf(region(0), 14.7);
    expect(zoom).toBe(14);
    expect(west).toBeLessThanOrEqual(117.2003);
    expect(south).toBeLessThanOrEqual(31.8603);
    expect(east - west).toBeLessThan(0.02 + 2 * (90 / 2 ** 14));
    expect(north).toBeGreaterThanOrEqual(31.8803);
  });

  it('is the same a small push farther, so that its answer is used again', () => {
    const question = questionOf(region(0), 14.7);
    expect(questionOf(region(0.0005), 14.2)).toEqual(question);
    keepAnswer(question, view);
    expect(knownAnswer(questionOf(region(0.0005), 14.2))).toBe(view);
    expect(knownAnswer(questionOf(region(0.1), 14.2))).toBeUndefined();
  });
});

describe('draw', () => {
  const options = { zoom: 15, large: false, place: '340104100001', chosen: '' };

  it('names grids when they stand apart, without the kind in brackets', () => {
    const { markers, names, polygons } = draw(view, options);
    expect(polygons).toHaveLength(2);
    expect(markers[0]).toMatchObject({ id: 0, label: { content: '第一网格' } });
    expect(names[1]).toEqual({ kind: 'grid', code: '340104100002001', name: '第一网格(基础)' });
  });

  it('names communities when grids are many and small', () => {
    const grids = Array.from({ length: 60 }, (_, index) => square(`340104100001${100 + index}`, 117.2 + index / 1000));
    const { names, markers } = draw(
      { ...view, grids, communities: view.communities.slice(0, 1) },
      { ...options, zoom: 13 },
    );
    expect(names).toEqual([{ kind: 'place', code: '340104100001', name: '蜀山社区' }]);
    expect(markers).toHaveLength(1);
  });

  it('the chosen grid and those of the place stand out', () => {
    const fills = (chosen: string) =>
      draw(view, { ...options, chosen }).polygons.map((polygon) =>
        (polygon as { fillColor: string }).fillColor.slice(7),
      );
    expect(fills('')).toEqual(['38', '14']);
    expect(fills('340104100002001')).toEqual(['38', '73']);
  });
});

describe('gridAt', () => {
  it('finds the grid under a finger, and none beside them', () => {
    expect(gridAt(view, 117.215, 31.865)?.code).toBe('340104100002001');
    expect(gridAt(view, 117.225, 31.865)).toBeUndefined();
    expect(gridAt(view, 117.205, 31.875)).toBeUndefined();
  });
});
