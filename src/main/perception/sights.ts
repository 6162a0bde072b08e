import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import { LearnedRegion } from '../vision/matcher/learned-region';
import type { FrameView, Matcher } from '../vision/matcher/matcher';
import type { UiNode } from '../vision/nodes/ui-node';
import { RecognitionError } from '../vision/recognition-error';
import type { InstanceMemory, Sight } from '../vision/recogniser';
import type { TemplateShelf } from '../vision/templates/template-shelf';
import type { TextReader } from '../vision/text/text-reader';

/** What all looks of one thread see with. */
export interface SightParts {
  readonly matcher: () => Matcher;
  readonly text: TextReader;
  readonly templates: TemplateShelf;
  /** What an app says is on its screen. */
  readonly treeOf: (ref: InstanceRef, signal: AbortSignal) => Promise<UiNode>;
  /** Where others wait for the thread while it compares. */
  readonly turns?: ThreadTurns;
}

/** How a thread that is busy stays reachable. */
export interface ThreadTurns {
  /** Lets in what waits, if nothing came in for a while. */
  breathe(): Promise<void>;
  /** Says that nothing comes in for a while, and for how many milliseconds at most. */
  busy(forMs: number): void;
}

/** Templates remembered per instance, the latest used. */
const MAX_LEARNED = 500;

/** Makes what looks see with. What was learned of an instance stays here. */
export function createSights(parts: SightParts): (ref: InstanceRef, frame: Frame | null) => Sight {
  const memories = new Map<InstanceRef, InstanceMemory>();
  // Looks that share a frame share what the matcher makes of it.
  const views = new WeakMap<Frame, FrameView>();
  const viewOf = (frame: Frame): FrameView => {
    const view = views.get(frame) ?? reachable(parts.matcher().view(frame), parts.turns);
    views.set(frame, view);
    return view;
  };
  return (ref, frame) => {
    let tree: Promise<UiNode> | undefined;
    const memory = memories.get(ref) ?? createMemory();
    memories.set(ref, memory);
    return {
      get frame() {
        return given(frame);
      },
      view: () => viewOf(given(frame)),
      tree: (signal) => {
        tree ??= parts.treeOf(ref, signal);
        return tree;
      },
      ...{ text: parts.text, templates: parts.templates, memory },
    };
  };
}

/** Comparisons of fewer values take well below a second on any computer. */
const LONG_VALUES = 2_000_000;
/** Many times what it takes on a computer with nothing else to do: 2 s for each million of values, and 5 s. */
const MATCH_MS_PER_VALUE = 2e-3;
const MATCH_LEAST_MS = 5_000;

/** A matcher for single questions that does so. */
export function reachableMatcher(matcher: Matcher, turns: ThreadTurns): Pick<Matcher, 'match'> {
  return {
    match: (frame, template, options) => reachable(matcher.view(frame), turns).match(template, options),
  };
}

/** A view whose questions let others in between, and say so when one takes long. */
function reachable(view: FrameView, turns: ThreadTurns | undefined): FrameView {
  if (!turns) return view;
  return {
    frame: view.frame,
    async match(template, options) {
      await turns.breathe();
      const { width, height } = options.region ?? view.frame;
      const values = width * height * template.channels;
      if (values > LONG_VALUES) turns.busy(MATCH_LEAST_MS + values * MATCH_MS_PER_VALUE);
      return view.match(template, options);
    },
  };
}

/** A frame and nothing else to see with. */
export function plainSight(frame: Frame | null): Sight {
  const error = (): RecognitionError => new RecognitionError('there is only a picture to look at here');
  const absent = (): Promise<never> => Promise.reject(error());
  return {
    get frame() {
      return given(frame);
    },
    view: () => {
      throw error();
    },
    tree: absent,
    text: { read: absent },
    templates: { take: absent },
    memory: createMemory(),
  };
}

function given(frame: Frame | null): Frame {
  if (!frame) throw new Error('a recogniser that needs no frame asked for one');
  return frame;
}

function createMemory(): InstanceMemory {
  const learned = new Map<string, LearnedRegion>();
  return {
    learned(key) {
      const region = learned.get(key) ?? new LearnedRegion();
      learned.delete(key);
      learned.set(key, region);
      const [oldest] = learned.keys();
      if (learned.size > MAX_LEARNED && oldest !== undefined) learned.delete(oldest);
      return region;
    },
  };
}
