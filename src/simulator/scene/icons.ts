import { parsePath, type Outline } from '../graphics/path';

/** Icons of 24 by 24 units, drawn for this project. Contours that turn the other way round are holes. */
const PATHS: Readonly<Record<string, string>> = {
  back: 'M16 3L18 5L11 12L18 19L16 21L7 12Z',
  battery: 'M9 2H15V4H18V22H6V4H9Z',
  bell: 'M12 2C13 2 13.5 3 13.5 4C17 4.700 18 8 18 11V16L20 18.500V19H4V18.500L6 16V11C6 8 7 4.700 10.500 4C10.500 3 11 2 12 2ZM10 20H14C14 21.500 13 22 12 22C11 22 10 21.500 10 20Z',
  bolt: 'M13 2L4 14H11L10 22L20 9H13Z',
  cart: 'M1 3H5L6 6H22L19 15H8L8.500 17H20V19H7L3.500 5H1ZM9 20C10.500 20 10.500 23 9 23C7.500 23 7.500 20 9 20ZM17 20C18.500 20 18.500 23 17 23C15.500 23 15.500 20 17 20Z',
  check: 'M9 19L2.500 12.500L4.500 10.500L9 15L19.500 4.500L21.500 6.500Z',
  circle: 'M12 3C17 3 21 7 21 12C21 17 17 21 12 21C7 21 3 17 3 12C3 7 7 3 12 3Z',
  clock:
    'M12 2C17.500 2 22 6.500 22 12C22 17.500 17.500 22 12 22C6.500 22 2 17.500 2 12C2 6.500 6.500 2 12 2ZM11 6V13L16 16L17 14.500L13 12V6Z',
  close: 'M5 3L12 10L19 3L21 5L14 12L21 19L19 21L12 14L5 21L3 19L10 12L3 5Z',
  coin: 'M12 2C17.500 2 22 6.500 22 12C22 17.500 17.500 22 12 22C6.500 22 2 17.500 2 12C2 6.500 6.500 2 12 2ZM12 5C8 5 5 8 5 12C5 16 8 19 12 19C16 19 19 16 19 12C19 8 16 5 12 5ZM12 7C15 7 17 9 17 12C17 15 15 17 12 17C9 17 7 15 7 12C7 9 9 7 12 7Z',
  form: 'M5 2H19V22H5ZM8 6V8H16V6ZM8 10V12H16V10ZM8 14V16H13V14Z',
  gift: 'M2 7H7C5 3 9 0 12 5C15 0 19 3 17 7H22V12H2ZM3 13H11V22H3ZM13 13H21V22H13Z',
  heart: 'M12 21C2 13 2 9 2 8C2 3 9 1 12 6C15 1 22 3 22 8C22 9 22 13 12 21Z',
  home: 'M12 3L22 12H19V21H14V15H10V21H5V12H2Z',
  lock: 'M7 10V7C7 0.500 17 0.500 17 7V10H19V22H5V10ZM9 10H15V7C15 3 9 3 9 7Z',
  minus: 'M4 10.500H20V13.500H4Z',
  person: 'M12 3C17 3 17 12 12 12C7 12 7 3 12 3ZM3 21C3 12 21 12 21 21Z',
  pizza:
    'M12 22L2 5C8 1 16 1 22 5ZM8 7C6.500 7 6.500 10 8 10C9.500 10 9.500 7 8 7ZM14.500 8C13 8 13 11 14.500 11C16 11 16 8 14.500 8ZM11.500 13C10 13 10 16 11.500 16C13 16 13 13 11.500 13Z',
  plus: 'M10.500 4H13.500V10.500H20V13.500H13.500V20H10.500V13.500H4V10.500H10.500Z',
  refresh:
    'M12 4V1L18 6L12 11V8C8 8 6 11 6 13C6 16 9 19 12 19C15 19 18 16 18 13H21C21 18 17 22 12 22C7 22 3 18 3 13C3 8 7 4 12 4Z',
  robot: 'M11 1H13V4H19V13H5V4H11ZM8 7V10H10V7ZM14 7V10H16V7ZM3 14H21V22H3Z',
  search:
    'M10 2C15 2 18 6 18 10C18 12 17.500 13 16.500 14.500L22 20L20 22L14.500 16.500C13 17.500 12 18 10 18C5 18 2 14 2 10C2 6 5 2 10 2ZM10 5C7 5 5 7 5 10C5 13 7 15 10 15C13 15 15 13 15 10C15 7 13 5 10 5Z',
  square: 'M4 4H20V20H4Z',
  star: 'M12 1L15.300 8.300L23 9.200L17.300 14.500L18.800 22.300L12 18.400L5.200 22.300L6.700 14.500L1 9.200L8.700 8.300Z',
  triangle: 'M18 3V21L4 12Z',
  warning: 'M12 2L23 21H1ZM11 9V15H13V9ZM11 16.500V18.500H13V16.500Z',
  wifi: 'M12 20L1 8C7 2 17 2 23 8Z',
};

/** Side of the square icons are drawn on. */
export const ICON_VIEW_BOX = 24;
const outlines = new Map<string, Outline>();

/** The outline of a bundled icon; undefined when there is none by that name. */
export function findIcon(name: string): Outline | undefined {
  const path = PATHS[name];
  return path === undefined ? undefined : outlineOfPath(path);
}

/** The outline of path data, read once. @throws RangeError */
export function outlineOfPath(path: string): Outline {
  const known = outlines.get(path);
  if (known !== undefined) return known;
  const made = orientHoles(parsePath(path));
  outlines.set(path, made);
  return made;
}

/**
 * Turns contours that lie inside another one the other way round, so that they become holes whichever way they were
 * written.
 */
function orientHoles(outline: Outline): Outline {
  return outline.map((contour, index) => {
    const depth = outline.filter((other, position) => position !== index && contains(other, contour)).length;
    const clockwise = area(contour) > 0;
    return clockwise === (depth % 2 === 0) ? contour : reversed(contour);
  });
}

function area(contour: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < contour.length; index += 2) {
    const next = (index + 2) % contour.length;
    sum +=
      (contour[index] ?? 0) * (contour[next + 1] ?? 0) - (contour[next] ?? 0) * (contour[index + 1] ?? 0);
  }
  return sum;
}

/** True when the first point of `inner` lies inside `outer`: a ray to the right crosses it an odd number of times. */
function contains(outer: readonly number[], inner: readonly number[]): boolean {
  const [x = 0, y = 0] = inner;
  let inside = false;
  for (let index = 0; index < outer.length; index += 2) {
    const next = (index + 2) % outer.length;
    const [x0 = 0, y0 = 0] = outer.slice(index, index + 2);
    const [x1 = 0, y1 = 0] = outer.slice(next, next + 2);
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) inside = !inside;
  }
  return inside;
}

function reversed(contour: readonly number[]): number[] {
  const points: number[] = [];
  for (let index = contour.length - 2; index >= 0; index -= 2)
    points.push(contour[index] ?? 0, contour[index + 1] ?? 0);
  return points;
}
