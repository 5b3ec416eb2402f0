import type { AtlasQuestion, AtlasView } from './types';

/** What `regionchange` tells of the map, GCJ-02 degrees. */
export interface ShownRegion {
  southwest: { longitude: number; latitude: number };
  northeast: { longitude: number; latitude: number };
}

/** 64 pixels at a zoom: a push of the finger shorter than this often needs no new answer. */
const latticeAtZoom0 = 90;

/**
 * The question for what a map shows, its rectangle widened to a lattice: near places then have the same question, and
 * an answer that is there can be used again.
 */
export function questionOf({ southwest, northeast }: ShownRegion, scale: number): AtlasQuestion {
  const zoom = Math.min(22, Math.max(3, Math.floor(scale)));
  const step = latticeAtZoom0 / 2 ** zoom;
  const down = (degrees: number): number => exact(Math.floor(degrees / step) * step);
  const up = (degrees: number): number => exact(Math.ceil(degrees / step) * step);
  return {
    west: down(southwest.longitude),
    south: down(southwest.latitude),
    east: up(northeast.longitude),
    north: up(northeast.latitude),
    zoom,
  };
}

const keyOf = ({ west, south, east, north, zoom }: AtlasQuestion): string => [zoom, west, south, east, north].join();

/** Some minutes of looking around. */
const mostKept = 30;

/** Answers since the app was opened, the oldest forgotten first. Borders do not change while people look. */
const kept = new Map<string, AtlasView>();

export const knownAnswer = (question: AtlasQuestion): AtlasView | undefined => kept.get(keyOf(question));

export function keepAnswer(question: AtlasQuestion, view: AtlasView): void {
  kept.set(keyOf(question), view);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}

const exact = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
