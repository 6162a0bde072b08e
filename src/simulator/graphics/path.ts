/** Closed outlines as straight pieces: x and y in turn. */
export type Outline = readonly (readonly number[])[];

const PARTS = /[MLHVQCZ]|-?\d*\.?\d+/g;
const COMMAND = /([MLHVQCZ])([^MLHVQCZ]*)/g;
const NUMBER = /-?\d*\.?\d+/g;
const NUMBERS_OF: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, Z: 0 };
const CURVE_PIECES = 8;

/**
 * Reads SVG path data with the absolute commands M, L, H, V, Q, C and Z. Curves become straight pieces, few enough to be
 * cheap and, at the sizes a phone shows, too short to be seen.
 * @throws RangeError for anything else
 */
export function parsePath(data: string): Outline {
  if (data.replaceAll(PARTS, '').trim().replaceAll(',', '') !== '')
    throw new RangeError(`Unknown path data in "${data}".`);
  const contours: number[][] = [];
  let contour: number[] = [];
  for (const [, command = '', rest = ''] of data.matchAll(COMMAND)) {
    if (command === 'M') contours.push((contour = []));
    for (const numbers of argumentsOf(command, rest, data)) append(contour, command, numbers);
  }
  return contours;
}

/** The numbers after a command, in portions as large as it takes. */
function argumentsOf(command: string, rest: string, data: string): number[][] {
  const numbers = (rest.match(NUMBER) ?? []).map(Number);
  const size = NUMBERS_OF[command] ?? 0;
  if (size === 0 ? numbers.length > 0 : numbers.length === 0 || numbers.length % size !== 0) {
    throw new RangeError(`"${command}" has the wrong number of numbers in "${data}".`);
  }
  return size === 0
    ? []
    : Array.from({ length: numbers.length / size }, (_, portion) =>
        numbers.slice(portion * size, (portion + 1) * size),
      );
}

function append(contour: number[], command: string, numbers: readonly number[]): void {
  const x = contour.at(-2) ?? 0;
  const y = contour.at(-1) ?? 0;
  if (command === 'H') contour.push(numbers[0] ?? 0, y);
  else if (command === 'V') contour.push(x, numbers[0] ?? 0);
  else if (command === 'Q' || command === 'C') appendCurve(contour, [x, y, ...numbers]);
  else contour.push(...numbers);
}

/** Points of a quadratic or cubic curve by repeated halving between its control points (de Casteljau). */
function appendCurve(contour: number[], control: readonly number[]): void {
  for (let piece = 1; piece <= CURVE_PIECES; piece++) {
    const t = piece / CURVE_PIECES;
    let points = control;
    while (points.length > 2) {
      const before = points;
      points = before.slice(2).map((value, index) => (before[index] ?? 0) * (1 - t) + value * t);
    }
    contour.push(points[0] ?? 0, points[1] ?? 0);
  }
}
