import type { TemplateTry } from '../../shared/contract/templates';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock } from '../../shared/ports';
import { NOT_FOUND, type Recogniser, type Recognition } from '../../shared/recognition';
import { areaOn, type ScreenArea } from '../../shared/screen-place';
import { templateFault } from '../../shared/template';
import { encodePng } from '../perception/encode-png';
import type { ShardedEye } from '../perception/sharded-eye';
import { RecognitionError } from '../vision/recognition-error';
import { chooseImage } from '../vision/templates/choose-image';
import type { TemplateDirectory } from '../vision/templates/template-directory';
import { useInstanceOnce, type OnceParts, type OnceRefused } from './use-instance-once';

export interface TryParts extends OnceParts {
  readonly eye: Pick<ShardedEye, 'seeOf' | 'release'>;
  readonly templates: Pick<TemplateDirectory, 'find'>;
  readonly clock: Pick<Clock, 'monotonic'>;
}

type Unusable = ErrorOf<'template_not_found' | 'template_unusable'>;

/** Below this a place has nothing in common with a template, and looking for it only takes time. */
const LEAST = 0.3;

/** The whole screen, said aloud: what is left out is the template's own area. */
const WHOLE: ScreenArea = { x: 0, y: 0, width: { percent: 100 }, height: { percent: 100 } };

export interface TryWanted {
  readonly name: string;
  readonly ref: InstanceRef;
  /** Whether the screen is shown; it is by default. */
  readonly picture?: boolean;
}

/** Looks for a template on the screen of an instance now, whatever its threshold. The comparison is a thread's work. */
export async function tryTemplate(
  { name, ref, picture = true }: TryWanted,
  parts: TryParts,
  signal: AbortSignal,
): Promise<Result<TemplateTry, Unusable | OnceRefused>> {
  const { eye, templates, clock } = parts;
  const template = templates.find(name);
  if (!template) return err({ code: 'template_not_found', template: name });
  const fault = templateFault(template);
  if (fault) return unusable(name, fault.message);
  const least = Math.min(LEAST, template.threshold);
  // Asked for all, it trusts nothing learned by earlier looks, and says where the next best place is.
  const ask: Recogniser = { kind: 'image', template: name, area: null, threshold: least, all: true };
  const isLimited = template.images.some(({ area }) => area !== null);
  const asks = isLimited ? [ask, { ...ask, area: WHOLE }] : [ask];
  const beganMs = clock.monotonic();
  try {
    return await useInstanceOnce<TemplateTry, never>(
      ref,
      async (device, during) => {
        const { frame, seen } = await eye.seeOf(device, asks, during);
        try {
          const tookMs = clock.monotonic() - beganMs;
          const { threshold } = template;
          const image = chooseImage(template.images, frame);
          const area = image?.area ? (areaOn(frame, image.area) ?? null) : null;
          return ok({
            screen: picture ? await encoded(frame) : { width: frame.width, height: frame.height, png: null },
            ...factsOf(seen[0] ?? NOT_FOUND),
            outside: area === null ? null : placeOf(seen[1] ?? NOT_FOUND),
            ...{ area, cutFrom: image?.resolution ?? null, threshold, least, tookMs },
          });
        } finally {
          eye.release(frame);
        }
      },
      { ...parts, groupName: 'Template' },
      signal,
    );
  } catch (error) {
    if (error instanceof RecognitionError) return unusable(name, `${error.message}.`);
    throw error;
  }
}

function factsOf({
  box,
  score,
  runnerUp,
  all,
}: Recognition): Pick<TemplateTry, 'box' | 'score' | 'runnerUp' | 'next'> {
  return { box, score, runnerUp, next: all[1] ?? null };
}

function placeOf({ box, score }: Recognition): TemplateTry['outside'] {
  return box === null || score === null ? null : { box, score };
}

async function encoded(frame: Frame): Promise<TemplateTry['screen']> {
  const png = await encodePng(frame);
  return { width: frame.width, height: frame.height, png: png.toString('base64') };
}

function unusable(template: string, message: string) {
  return err({ code: 'template_unusable' as const, template, message });
}
