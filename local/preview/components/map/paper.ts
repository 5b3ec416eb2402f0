import { GridLayer, type Map as LeafletMap, map as makeMap } from 'leaflet';
import leafletCss from 'leaflet/dist/leaflet.css';

let hasStyle = false;

/** Lines and paper of a map without tiles: calm enough that grids and markers stand out. */
const PAPER = '#f5f3ec';
const FINE = '#ebe8dd';
const COARSE = '#e0dccd';

/** Draws squared paper instead of tiles. It moves and zooms with the map, so one sees that one moves. */
const Paper = GridLayer.extend({
  createTile() {
    const canvas = document.createElement('canvas');
    canvas.width = 256;
    canvas.height = 256;
    const pen = canvas.getContext('2d');
    if (!pen) return canvas;
    pen.fillStyle = PAPER;
    pen.fillRect(0, 0, 256, 256);
    for (let at = 0; at < 256; at += 32) {
      pen.fillStyle = at === 0 ? COARSE : FINE;
      pen.fillRect(at, 0, 1, 256);
      pen.fillRect(0, at, 256, 1);
    }
    return canvas;
  },
}) as unknown as new (
  options: object,
) => GridLayer;

export interface PaperMapOptions {
  latitude: number;
  longitude: number;
  zoom: number;
  minZoom?: number;
  maxZoom?: number;
}

/**
 * A Leaflet map on squared paper. There is no internet, so there are no tiles; coordinates are drawn as they come
 * (GCJ-02), which keeps everything on it in the right relation.
 */
export function paperMap(element: HTMLElement, options: PaperMapOptions): LeafletMap {
  if (!hasStyle) {
    hasStyle = true;
    const style = document.createElement('style');
    style.textContent = leafletCss;
    // Before all others, so that pages and our own styles win.
    document.head.prepend(style);
  }
  const map = makeMap(element, {
    center: [options.latitude, options.longitude],
    zoom: options.zoom,
    minZoom: options.minZoom ?? 3,
    maxZoom: options.maxZoom ?? 20,
    zoomControl: false,
    attributionControl: false,
    doubleClickZoom: false,
    zoomSnap: 0,
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    bounceAtZoomLimits: false,
  });
  new Paper({ minZoom: 1, maxZoom: 22 }).addTo(map);
  return map;
}
