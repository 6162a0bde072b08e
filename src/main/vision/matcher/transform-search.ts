import { OutOfRoomError } from './arena';
import { fourierPlan, type FourierPlan } from './fourier-plan';
import type { Match, MatchOptions } from './match-result';
import type { PlacedTemplate } from './placed-template';
import type { Found, SearchRoom } from './search';
import { piecesOf, type Piece } from './template-pieces';
import { blockBytesOf, chooseTile, keepsSpectra, type TileShape } from './tile-shape';

/** All of it is in the kernel's memory. */
interface Transform extends SearchRoom {
  readonly placed: PlacedTemplate;
  readonly tile: TileShape;
  /** Pieces of the template whose sums are rounded together. */
  readonly groups: readonly (readonly PlacedPiece[])[];
  /** Whether each piece has a spectrum of its own, made once. */
  readonly kept: boolean;
  readonly spectrum: number;
  /** The same as `spectrum` where there is one piece. */
  readonly product: number;
}

interface PlacedPiece extends Piece {
  readonly spectrum: number;
}

/** Sums of every position; rows of `stride` f64. */
interface SumMap {
  readonly at: number;
  readonly stride: number;
}

/**
 * Scores every position, which costs the same whatever the picture shows: a Fourier transform in f64 gives Σ i·t so
 * exactly that the nearest integer is right (bound.md). Throws `OutOfRoomError` when the best tiles do not fit into the
 * memory; `squeezed`, when those that do are much dearer.
 */
export function searchByTransform(
  room: SearchRoom,
  placed: PlacedTemplate,
  options: MatchOptions,
  squeezed: boolean,
): Found {
  const { planes, positions, template } = placed;
  const stride = Math.ceil(positions.columns / 2) * 2 + 2;
  const map = { at: room.arena.take(stride * positions.rows * 8), stride };
  const mark = room.arena.mark();
  const { channels } = template;
  const space = squeezed ? { bytes: room.arena.freeBytes, channels } : undefined;
  const tile = chooseTile(planes.region, template, space);
  if (!tile) throw new OutOfRoomError('there is no room for transforms');
  correlate(beginTransform(room, placed, tile), map);
  room.arena.release(mark);
  scoreAll(room, placed, map, options);
  return {
    kind: 'found',
    usedFallback: true,
    survivors: positions.columns * positions.rows,
    matches: told(room, placed, map, options),
  };
}

function beginTransform(room: SearchRoom, placed: PlacedTemplate, tile: TileShape): Transform {
  const { arena, kernel } = room;
  const { template } = placed;
  const plans = [fourierPlan(tile.width), fourierPlan(tile.half)] as const;
  const pieces = piecesOf(template, plans);
  if (!pieces) throw new OutOfRoomError('no part of the template is small enough for these transforms');
  const line = arena.take((tile.width + 8) * 32);
  const zeros = arena.take((tile.width + 8) * 2);
  arena.bytes(zeros, (tile.width + 8) * 2).fill(0);
  const blockBytes = blockBytesOf(tile.half);
  kernel.useTile(tile.width, tile.half, blockBytes, line, zeros);
  kernel.useRowPlan(...placePlan(room, plans[0]));
  kernel.useColumnPlan(...placePlan(room, plans[1]));
  const spectrumBytes = (tile.width / 2) * blockBytes;
  const count = pieces.flat().length;
  const kept = keepsSpectra(tile) && count === template.channels;
  const spectrum = arena.take(spectrumBytes);
  const product = count > 1 ? arena.take(spectrumBytes) : spectrum;
  const first = arena.take(spectrumBytes);
  const groups = pieces.map((group) =>
    group.map((piece) => ({
      ...piece,
      spectrum: kept && piece.channel > 0 ? arena.take(spectrumBytes) : first,
    })),
  );
  return { ...room, placed, tile, groups, kept, spectrum, product };
}

function placePlan({ arena }: SearchRoom, { radices, twiddles }: FourierPlan): readonly number[] {
  const table = arena.put(twiddles);
  return [arena.put(radices), radices.length, table, table + twiddles.byteLength];
}

/** Fills the map, tile by tile. */
function correlate(transform: Transform, map: SumMap): void {
  const { placed, tile, groups, kept } = transform;
  const { positions } = placed;
  if (kept) for (const piece of groups.flat()) transformPiece(transform, piece);
  for (let y = 0; y < positions.rows; y += tile.rows)
    for (let x = 0; x < positions.columns; x += tile.columns) correlateTile(transform, map, x, y);
}

/** The spectrum of a piece, at its place in the template; all else there is 0. */
function transformPiece({ kernel, arena, placed }: Transform, piece: PlacedPiece): void {
  const { template, values } = placed;
  const rowBytes = template.stride * 2;
  const from = values + piece.channel * template.mask.length * 2;
  const end = piece.top + piece.rows;
  if (piece.top === 0) {
    kernel.spectrumOf(from, template.stride, template.width, end, piece.spectrum);
    return;
  }
  const mark = arena.mark();
  const alone = arena.take(end * rowBytes);
  const bytes = arena.bytes(alone, end * rowBytes).fill(0);
  const above = piece.top * rowBytes;
  bytes.set(arena.bytes(from + above, piece.rows * rowBytes), above);
  kernel.spectrumOf(alone, template.stride, template.width, end, piece.spectrum);
  arena.release(mark);
}

function correlateTile(transform: Transform, map: SumMap, x: number, y: number): void {
  const { kernel, placed, tile, groups, kept, spectrum, product } = transform;
  const { planes, positions, template } = placed;
  const columns = Math.min(tile.columns, positions.columns - x);
  const rows = Math.min(tile.rows, positions.rows - y);
  const { width } = planes.region;
  const at = map.at + (y * map.stride + x) * 8;
  let channel = -1;
  for (const [turn, group] of groups.entries()) {
    for (const [index, piece] of group.entries()) {
      if (piece.channel !== channel)
        kernel.spectrumOf(
          ...[planes.planeOf(piece.channel) + (y * width + x) * 2, width],
          ...[columns + template.width - 1, rows + template.height - 1, spectrum],
        );
      channel = piece.channel;
      if (!kept) transformPiece(transform, piece);
      kernel.multiplySpectra(spectrum, piece.spectrum, product, Math.min(index, 1));
    }
    kernel.sumsOf(product, at, map.stride, columns, rows, Math.min(turn, 1));
  }
}

function scoreAll(
  { kernel, arena }: SearchRoom,
  { planes, positions, template, sums, runs }: PlacedTemplate,
  map: SumMap,
  { threshold }: MatchOptions,
): void {
  const { width } = planes.region;
  const mark = arena.mark();
  kernel.useScores(
    ...[map.at, map.stride, positions.columns, positions.rows, template.channels, template.opaque],
    ...[sums, template.variance, threshold, arena.take((map.stride + 8) * 16)],
  );
  if (runs) {
    const { prefixes } = runs;
    kernel.scoreMaskedWindows(
      ...[prefixes.sums, prefixes.squares, prefixes.bytes, prefixes.stride],
      ...[runs.at, runs.count, runs.atATime],
    );
  } else {
    const scratch = arena.take(template.channels * 2 * (width + 8) * 4);
    kernel.scoreWindows(planes.plane, planes.planeBytes, width, template.width, template.height, scratch);
  }
  arena.release(mark);
}

/** The best and the best that is not the same, or, when all are asked for, all that reach the threshold. */
function told(
  { kernel, arena }: SearchRoom,
  { planes, template }: PlacedTemplate,
  map: SumMap,
  { threshold, report }: MatchOptions,
): readonly Match[] {
  const { width, height } = template;
  const at = (x: number, y: number, score: number): Match => ({
    ...{ x: x + planes.region.x, y: y + planes.region.y, width, height, score },
  });
  if (report === 'all') {
    const count = kernel.countScores();
    const found = arena.take(count * 16);
    kernel.listScores(found);
    const view = new DataView(arena.memory.buffer, found, count * 16);
    return Array.from({ length: count }, (_, index) =>
      at(
        view.getInt32(index * 16 + 8, true),
        view.getInt32(index * 16 + 12, true),
        view.getFloat64(index * 16, true),
      ),
    );
  }
  const highest = (avoidX: number, avoidY: number): Match | null => {
    const index = kernel.highestScore(avoidX, avoidY, width, height);
    if (index < 0) return null;
    const score = new DataView(arena.memory.buffer).getFloat64(map.at + index * 8, true);
    return score < threshold ? null : at(index % map.stride, Math.floor(index / map.stride), score);
  };
  const best = highest(-1, -1);
  if (!best) return [];
  const second = report === 'best' ? null : highest(best.x - planes.region.x, best.y - planes.region.y);
  return second ? [best, second] : [best];
}
