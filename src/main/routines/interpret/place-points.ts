import {
  middleOf,
  placeOn,
  type Pixel,
  type ScreenArea,
  type ScreenPlace,
} from '../../../shared/screen-place';
import type { WrittenArea, WrittenPoint } from '../places';
import type { ActionContext } from '../ports';
import type { Machine, Place } from './machine';
import { RoutineError } from './step-failure';

/** How a written point is counted at a place of a routine. Throws `RoutineError` when nothing was found to count from. */
export function countedPlace(machine: Machine, { frame }: Place, { x, y, from }: WrittenPoint): ScreenPlace {
  return { x, y, ...frame.screen, origin: from === undefined ? undefined : originOf(machine) };
}

/** The same for a rectangle; null for the whole screen. */
export function countedArea(
  machine: Machine,
  place: Place,
  area: WrittenArea | undefined,
): ScreenArea | null {
  return area ? { ...countedPlace(machine, place, area), width: area.width, height: area.height } : null;
}

/**
 * Where a point is on the screen now. The screen is asked for its size only where that matters: a tap in its own pixels
 * costs nothing more.
 */
export async function pixelOf(
  place: ScreenPlace,
  { device, signal }: Pick<ActionContext, 'device' | 'signal'>,
): Promise<Pixel> {
  const known = pixelAnywhere(place);
  if (known) return known;
  const screen = await device.screenSize(signal);
  signal.throwIfAborted();
  const pixel = placeOn(screen, place);
  const isOutside = pixel.x < 0 || pixel.y < 0 || pixel.x > screen.width || pixel.y > screen.height;
  if (isOutside) throw new RoutineError('place_outside', { ...pixel, ...screen });
  return { x: Math.min(pixel.x, screen.width - 1), y: Math.min(pixel.y, screen.height - 1) };
}

/** A point in pixels of the screen itself is the same on every screen; undefined for any other. */
function pixelAnywhere({ x, y, reference, origin = { x: 0, y: 0 } }: ScreenPlace): Pixel | undefined {
  if (reference || typeof x !== 'number' || typeof y !== 'number') return undefined;
  const pixel = { x: x + origin.x, y: y + origin.y };
  return pixel.x >= 0 && pixel.y >= 0 ? pixel : undefined;
}

function originOf({ match }: Machine): Pixel {
  if (!match?.box) throw new RoutineError('nothing_found', {});
  return middleOf(match.box);
}
