import type { Frame } from '../../src/shared/frame';
import { InstanceRef } from '../../src/shared/instance-reference';
import type { Clock } from '../../src/shared/ports';
import type { Recogniser, Recognition } from '../../src/shared/recognition';
import { createInProcessEye } from '../../src/main/perception/in-process-eye';
import { createSights } from '../../src/main/perception/sights';
import type { Eye } from '../../src/main/routines/ports';
import { createSystemClock } from '../../src/main/platform/system-clock';
import { createMatcher } from '../../src/main/vision/matcher/matcher';
import { createFileTemplateShelf } from '../../src/main/vision/templates/file-template-shelf';
import { kernelFromSource } from './matcher-kernel';

const never = new AbortController().signal;

/** An eye on one device that shows whatever picture it is given, with the templates of a folder. */
export interface ImageEye {
  /** What routines look through; it sees the picture shown last. */
  readonly eye: Pick<Eye, 'look'>;
  show(picture: Frame): void;
  /** The answers to the questions on this picture. */
  look(picture: Frame, ...asks: readonly Recogniser[]): Promise<readonly Recognition[]>;
}

/** Makes an eye that sees with the real matcher and the real files. */
export async function imageEye(folder: string, clock: Clock = createSystemClock()): Promise<ImageEye> {
  const matcher = createMatcher({ kernel: await kernelFromSource() });
  const absent = (): Promise<never> => Promise.reject(new Error('there is nothing but pictures here'));
  const sightOf = createSights({
    matcher: () => matcher,
    text: { read: absent },
    templates: createFileTemplateShelf({ folder, clock }),
    treeOf: absent,
  });
  let shown: Frame | undefined;
  const capture = (): Promise<Frame> => (shown ? Promise.resolve(shown) : absent());
  const deviceOf = () => ({ capture, foregroundApp: () => Promise.resolve(null) });
  const eye = createInProcessEye({ deviceOf, clock, sightOf });
  const ref = InstanceRef.parse('sim:1');
  const show = (picture: Frame): void => {
    shown = picture;
  };
  return {
    eye,
    show,
    look: (picture, ...asks) => {
      show(picture);
      return eye.look({ ref }, asks, never);
    },
  };
}
