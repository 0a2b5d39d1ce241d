/** Where layer surfaces stand on an output, and what they leave for windows. */

import type { Rectangle, Size } from './geometry.js';

export const Edge = { top: 1, bottom: 2, left: 4, right: 8 } as const;
const HORIZONTAL = Edge.left | Edge.right;
const VERTICAL = Edge.top | Edge.bottom;

/** The double-buffered state of a layer surface. */
export interface LayerState {
  readonly width: number;
  readonly height: number;
  /** Edges, as bits. */
  readonly anchor: number;
  readonly zone: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly interactivity: number;
  /** 0 background … 3 overlay. */
  readonly layer: number;
}

export function newLayerState(layer: number): LayerState {
  const margin = { top: 0, right: 0, bottom: 0, left: 0 };
  return { width: 0, height: 0, anchor: 0, zone: 0, margin, interactivity: 0, layer };
}

/** Whether the size that is left out follows from the anchors. */
export function sizeFollows({ width, height, anchor }: LayerState): boolean {
  const both = (edges: number): boolean => (anchor & edges) === edges;
  return (width !== 0 || both(HORIZONTAL)) && (height !== 0 || both(VERTICAL));
}

/** zwlr_layer_surface_v1.set_exclusive_zone: the one edge that a positive zone counts from. */
function exclusiveEdge({ anchor }: LayerState): keyof typeof Edge | undefined {
  const names = Object.keys(Edge) as (keyof typeof Edge)[];
  return names.find((name) => {
    const across = Edge[name] & HORIZONTAL ? VERTICAL : HORIZONTAL;
    return anchor === Edge[name] || anchor === (Edge[name] | across);
  });
}

/** What is left of an area when the surface has its exclusive zone. */
export function exclude(area: Rectangle, state: LayerState): Rectangle {
  const edge = exclusiveEdge(state);
  if (edge === undefined || state.zone <= 0) return area;
  const zone = state.zone + state.margin[edge];
  const { x, y, width, height } = area;
  if (edge === 'top') return { x, y: y + zone, width, height: Math.max(0, height - zone) };
  if (edge === 'bottom') return { x, y, width, height: Math.max(0, height - zone) };
  if (edge === 'left') return { x: x + zone, y, width: Math.max(0, width - zone), height };
  return { x, y, width: Math.max(0, width - zone), height };
}

/** The size that a configure asks for. */
export function configuredSize(bounds: Rectangle, { width, height, margin }: LayerState): Size {
  return {
    width: width !== 0 ? width : Math.max(0, bounds.width - margin.left - margin.right),
    height: height !== 0 ? height : Math.max(0, bounds.height - margin.top - margin.bottom),
  };
}

/** The corner on one axis: at an edge, or in the middle between both or none. */
function along(from: number, length: number, size: number, near: number | undefined, far: number | undefined): number {
  if (near !== undefined && far === undefined) return from + near;
  if (near === undefined && far !== undefined) return from + length - size - far;
  const [before, after] = [near ?? 0, far ?? 0];
  return from + before + Math.floor((length - before - after - size) / 2);
}

/** Where content of a size stands. */
export function placeLayer(bounds: Rectangle, { anchor, margin }: LayerState, size: Size): Rectangle {
  const at = (edge: keyof typeof Edge): number | undefined => ((anchor & Edge[edge]) !== 0 ? margin[edge] : undefined);
  return {
    x: along(bounds.x, bounds.width, size.width, at('left'), at('right')),
    y: along(bounds.y, bounds.height, size.height, at('top'), at('bottom')),
    ...size,
  };
}
