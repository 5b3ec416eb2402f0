import { piecesIn } from '../cloudfunctions/division/propose/connected';
import { graphsOf } from '../cloudfunctions/division/propose/graph';
import { outlinesOf } from '../cloudfunctions/division/propose/outline';
import { lengthOf, signedArea } from '../cloudfunctions/division/propose/plane';
import { type Division, divide, propose } from '../cloudfunctions/division/propose/propose';
import { outsideBy, planBand } from '../cloudfunctions/division/propose/size';
import { makeCommunity } from '../test/support/address-points';
import { hilbert, kMeans, type Labels } from './proposal-baselines';
import type { Report } from './report';

/**
 * Time and quality of the proposal beside two simple ways to divide the same sites, by one measure and in one run. Time is
 * that of the division; what drawing adds stands below.
 */
export function measureProposal(report: Report, seed: number): void {
  for (const count of [10_000, 100_000]) {
    const community = makeCommunity(count, seed);
    const start = performance.now();
    const division = divide({ ...community, seed });
    const ours = secondsSince(start);
    const grids = division.parts.length;
    report.line(`${count} address points, ${grids} grids`);
    report.table(['division', 'seconds', 'max dev.', 'mean dev.', 'compact', 'outside', 'in pieces']);
    report.row(['proposal', ours, ...measured(division, labelsOf(division))]);
    const timed = (name: string, run: () => Labels): void => {
      const begun = performance.now();
      const labels = run();
      report.row([name, secondsSince(begun), ...measured(division, labels)]);
    };
    timed('k-means', () => kMeans(division.sites, grids, seed));
    timed('Hilbert curve', () => hilbert(division.sites, grids));
    const again = performance.now();
    const { quality } = propose({ ...community, seed });
    report.line(
      `divided and drawn in ${secondsSince(again)} s; compactness of the drawn grids ${quality.meanCompactness.toFixed(2)}, outside the band ${quality.outside} (aim 0), largest deviation ${(quality.largestDeviation * 100).toFixed(1)} %`,
    );
  }
}

const secondsSince = (start: number): string => ((performance.now() - start) / 1000).toFixed(2);

function labelsOf({ parts, sites }: Division): Labels {
  const labels = new Int32Array(sites.count).fill(-1);
  for (const [grid, members] of parts.entries()) for (const site of members) labels[site] = grid;
  return labels;
}

/** Of households: largest and mean deviation; mean compactness; grids outside the band; grids in more than one piece. */
function measured({ parts, sites, near, plane }: Division, labels: Labels): string[] {
  const grids = parts.length;
  const own = labels.map((grid, site) => (sites.outsideOf[site] === -1 ? grid : -1));
  const graphOf = graphsOf(sites, near);
  // Markers outside draw the community's border; nobody gets their ground.
  const inside = { ...sites, outsideOf: new Int32Array(sites.count).fill(-1) };
  const compactness = outlinesOf(own, grids, inside, near, plane).map((rings) => {
    const metres = rings.map((ring) => ring.map(plane.toMetres));
    const around = metres.reduce((sum, ring) => sum + lengthOf(ring), 0);
    return around > 0 ? (4 * Math.PI * metres.reduce((sum, ring) => sum + signedArea(ring), 0)) / around ** 2 : 0;
  });
  const members = Array.from({ length: grids }, (): number[] => []);
  for (const [site, grid] of own.entries()) members[grid]?.push(site);
  const sum = (list: readonly number[], values: Float64Array): number =>
    list.reduce((total, site) => total + (values[site] ?? 0), 0);
  const households = members.map((list) => sum(list, sites.households));
  const average = mean(households);
  const deviations = households.map((count) => Math.abs(count / average - 1));
  const outside = members.filter(
    (list, grid) => outsideBy(households[grid] ?? 0, sum(list, sites.people), planBand) > 0,
  );
  const torn = members.filter((list) => list.length > 0 && piecesIn(graphOf(Uint32Array.from(list))) > 1);
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  return [
    percent(Math.max(...deviations)),
    percent(mean(deviations)),
    mean(compactness).toFixed(2),
    String(outside.length),
    String(torn.length),
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
