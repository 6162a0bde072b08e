/** How a template is cut into equal cells, from its upper left corner; what remains right and below belongs to none. */
export interface CellGrid {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly across: number;
  readonly down: number;
}

/** A sum of more than 16 × 16 centred pixels may not fit an i16. */
const LONGEST_SIDE = 16;
/**
 * How many cells a template of so many pixels is worth: more make the bound tighter and dearer, and what it leaves costs
 * as much as the template has pixels. Only time depends on these figures, see bound.md.
 */
const wantedCells = (pixels: number): number => Math.max(60, 1.6 * Math.sqrt(pixels));
/** A remainder weighs this much against a wrong number of cells. Only time depends on it. */
const WEIGHT_OF_REMAINDER = 3;

/** The grid with about as many cells as wanted that leaves little uncovered. */
export function chooseGrid(width: number, height: number): CellGrid {
  const side = Math.sqrt((width * height) / wantedCells(width * height));
  let best: CellGrid | undefined;
  let bestCost = Infinity;
  for (const cellWidth of sidesNear(side, width)) {
    for (const cellHeight of sidesNear(side, height)) {
      const grid = gridOf(width, height, cellWidth, cellHeight);
      const cost = costOf(grid, width, height);
      if (cost >= bestCost) continue;
      [best, bestCost] = [grid, cost];
    }
  }
  return best ?? gridOf(width, height, 1, 1);
}

function gridOf(width: number, height: number, cellWidth: number, cellHeight: number): CellGrid {
  return {
    ...{ cellWidth, cellHeight },
    across: Math.floor(width / cellWidth),
    down: Math.floor(height / cellHeight),
  };
}

function costOf({ cellWidth, cellHeight, across, down }: CellGrid, width: number, height: number): number {
  const covered = (across * cellWidth * down * cellHeight) / (width * height);
  const wrongCount = Math.abs(Math.log((across * down) / wantedCells(width * height)));
  const oblong = Math.abs(Math.log(cellWidth / cellHeight));
  return WEIGHT_OF_REMAINDER * (1 - covered) + wrongCount + oblong / 2;
}

/** Whole sides around the ideal one that fit into the template. */
function sidesNear(ideal: number, length: number): readonly number[] {
  const from = Math.max(1, Math.min(LONGEST_SIDE, Math.floor(ideal * 0.7)));
  const to = Math.max(from, Math.min(LONGEST_SIDE, Math.ceil(ideal * 1.4)));
  const sides: number[] = [];
  for (let side = from; side <= to; side += 1) if (side <= length) sides.push(side);
  return sides.length > 0 ? sides : [Math.min(length, LONGEST_SIDE)];
}
