/** Rectangles and regions in whole logical pixels. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

export function intersects(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function contains(area: Rectangle, x: number, y: number): boolean {
  return x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
}

/** The smallest rectangle around both. */
export function union(a: Rectangle, b: Rectangle): Rectangle {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** The common part; zero or less in size when there is none. */
export function intersection(a: Rectangle, b: Rectangle): Rectangle {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    height: Math.min(a.y + a.height, b.y + b.height) - y,
  };
}

/** A set of pixels: rectangles that don't overlap. */
export type Region = readonly Rectangle[];

export function subtract(region: Region, hole: Rectangle): Region {
  if (hole.width <= 0 || hole.height <= 0) return region;
  return region.flatMap((area) => {
    if (!intersects(area, hole)) return [area];
    const cut = intersection(area, hole);
    const right = area.x + area.width;
    const bottom = area.y + area.height;
    return [
      { x: area.x, y: area.y, width: area.width, height: cut.y - area.y },
      { x: area.x, y: cut.y + cut.height, width: area.width, height: bottom - cut.y - cut.height },
      { x: area.x, y: cut.y, width: cut.x - area.x, height: cut.height },
      { x: cut.x + cut.width, y: cut.y, width: right - cut.x - cut.width, height: cut.height },
    ].filter((part) => part.width > 0 && part.height > 0);
  });
}

export function add(region: Region, area: Rectangle): Region {
  if (area.width <= 0 || area.height <= 0) return region;
  return [...subtract(region, area), area];
}

/** The same region in the one form that all equal regions share: full bands from top to bottom. */
export function canonical(region: Region): Region {
  const edges = [...new Set(region.flatMap((area) => [area.y, area.y + area.height]))].sort((a, b) => a - b);
  const bands: { y: number; height: number; spans: [number, number][] }[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const y = edges[i] as number;
    const height = (edges[i + 1] as number) - y;
    const spans: [number, number][] = [];
    const inBand = region.filter((area) => area.y <= y && area.y + area.height >= y + height).sort((a, b) => a.x - b.x);
    for (const area of inBand) {
      const last = spans.at(-1);
      if (last !== undefined && last[1] === area.x) last[1] = area.x + area.width;
      else spans.push([area.x, area.x + area.width]);
    }
    const above = bands.at(-1);
    if (above !== undefined && above.y + above.height === y && JSON.stringify(above.spans) === JSON.stringify(spans)) {
      above.height += height;
    } else {
      bands.push({ y, height, spans });
    }
  }
  return bands.flatMap(({ y, height, spans }) => spans.map(([x, end]) => ({ x, y, width: end - x, height })));
}
