import type { TemplateTry } from '../../shared/contract/templates';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock } from '../../shared/ports';
import { NOT_FOUND, type Recogniser, type Recognition } from '../../shared/recognition';
import { areaOn } from '../../shared/screen-place';
import { templateFault, type TemplateSummary } from '../../shared/template';
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

/** Looks for a template on the screen of an instance now, whatever its threshold. The comparison is a thread's work. */
export async function tryTemplate(
  { name, ref }: { readonly name: string; readonly ref: InstanceRef },
  parts: TryParts,
  signal: AbortSignal,
): Promise<Result<TemplateTry, Unusable | OnceRefused>> {
  const { eye, templates, clock } = parts;
  const template = templates.find(name);
  if (!template) return err({ code: 'template_not_found', template: name });
  const fault = templateFault(template);
  if (fault) return unusable(name, fault.message);
  const least = Math.min(LEAST, template.threshold);
  const ask: Recogniser = { kind: 'image', template: name, area: null, threshold: least, all: false };
  const beganMs = clock.monotonic();
  try {
    return await useInstanceOnce<TemplateTry, never>(
      ref,
      async (device, during) => {
        const { frame, seen } = await eye.seeOf(device, [ask], during);
        try {
          const tookMs = clock.monotonic() - beganMs;
          const { box, score, runnerUp } = factsOf(seen[0] ?? NOT_FOUND);
          const { threshold } = template;
          const area = areaIn(template, frame);
          return ok({ screen: await encoded(frame), box, score, runnerUp, area, threshold, least, tookMs });
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

function factsOf({ box, score, runnerUp }: Recognition): Pick<TemplateTry, 'box' | 'score' | 'runnerUp'> {
  return { box, score, runnerUp };
}

async function encoded(frame: Frame): Promise<TemplateTry['screen']> {
  const png = await encodePng(frame);
  return { width: frame.width, height: frame.height, png: png.toString('base64') };
}

function areaIn({ images }: TemplateSummary, screen: Frame): TemplateTry['area'] {
  const area = chooseImage(images, screen)?.area ?? null;
  return area === null ? null : (areaOn(screen, area) ?? null);
}

function unusable(template: string, message: string) {
  return err({ code: 'template_unusable' as const, template, message });
}
