import type { Written } from '../own-text';
import type { Here } from './maa-context';
import { numbersIn } from './maa-node';
import { isWhole, rectOf } from './maa-rect';

type Area = Readonly<Record<string, Written>>;

/** `roi` and `roi_offset` as areas; one without bounds for the whole screen. Old pipelines have lists of them. */
export function areasOf(params: Readonly<Record<string, unknown>>, here: Here): readonly Area[] {
  const { roi, roi_offset: offset } = params;
  if (Array.isArray(roi) && Array.isArray(roi[0]))
    return (roi as readonly unknown[]).slice(0, 50).map((one) => areaOf(one, offset, here));
  return [areaOf(roi, offset, here)];
}

function areaOf(roi: unknown, offset: unknown, { node, context }: Here): Area {
  if (roi === undefined || roi === null || roi === true) return {};
  if (typeof roi === 'string') return areaOfNode(roi, offset, { node, context });
  if (!numbersIn(roi, 4)) {
    context.note('approximated', node, 'roi', 'An area is four numbers; the whole screen was taken.');
    return {};
  }
  const rect = rectOf(roi, offset, context.screen);
  return rect === undefined || isWhole(rect, context.screen) ? {} : { area: { ...rect } };
}

/** What another node found is known only when it is a fixed area. */
function areaOfNode(name: string, offset: unknown, { node, context }: Here): Area {
  const other = context.nodes.get(name);
  const fixed = other?.recognition.type === 'DirectHit' ? other.recognition.params['roi'] : undefined;
  if (other && numbersIn(fixed, 4))
    return areaOf(fixed, offset ?? other.recognition.params['roi_offset'], { node, context });
  const why = `What “${name.slice(0, 60)}” found is not kept; the whole screen is looked at here.`;
  context.note('approximated', node, 'roi', why);
  return {};
}
