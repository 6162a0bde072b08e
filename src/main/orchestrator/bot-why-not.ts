import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { FailedLook, Looked } from '../../shared/looked';
import type { Clock } from '../../shared/ports';
import { NOT_FOUND, type Recogniser, type Recognition } from '../../shared/recognition';
import type { RunEventOf } from '../../shared/run-event';
import type { EvidenceSink } from '../routines/ports';
import type { LookInVain, WhyNot } from '../routines/looks';
import type { BotPlan } from './bot-plan';
import type { GroupParts } from './group-parts';
import type { LookExplainer } from './look-explainer';
import { askedOf, lookedOf, nearestOf } from './looked-of';

/** Pictures of failures kept of one bot, the newest. */
const KEPT_PICTURES = 6;
/** A step is not explained again so soon; the longer time where the routine goes on after it as if nothing was. */
const AGAIN_MS = 5_000;
const AGAIN_EXPECTED_MS = 60_000;
/** How long a step waits for its turn to be explained when many bots fail at a time. */
const WAIT_MS = 5_000;
const WAIT_EXPECTED_MS = 1_000;
/** Steps whose last time is known. */
const MOST_STEPS = 100;

type LookEvent = Omit<RunEventOf<'bot.look'>, 'seq' | 'at' | 'orchestrationId' | 'botId' | 'ref'>;

export interface BotWhyNotParts {
  readonly ref: InstanceRef;
  readonly explainer: LookExplainer;
  /** Takes the pictures, and back their memory. */
  readonly evidence: EvidenceSink;
  readonly clock: Clock;
  readonly emit: (event: LookEvent) => void;
}

/** What tells a bot why its steps find nothing; undefined where nobody is told. */
export function whyNotOf(
  { orchestrationId, botId, ref }: Pick<BotPlan, 'orchestrationId' | 'botId' | 'ref'>,
  { lookExplainer: explainer, clock, evidenceOf }: Pick<GroupParts, 'lookExplainer' | 'clock' | 'evidenceOf'>,
  emit: BotWhyNotParts['emit'],
): WhyNot | undefined {
  if (!explainer) return undefined;
  const evidence = evidenceOf(orchestrationId, botId, KEPT_PICTURES);
  return new BotWhyNot({ ref, explainer, evidence, clock, emit }).explain;
}

/** Tells why the steps of one bot find nothing: each once in a while, with a picture of the screen. */
export class BotWhyNot {
  readonly #parts: BotWhyNotParts;
  readonly #dueAt = new Map<string, number>();

  constructor(parts: BotWhyNotParts) {
    this.#parts = parts;
  }

  readonly explain: WhyNot = async (look, signal) => {
    if (!this.#isDue(look)) return null;
    try {
      const explained = await this.#explain(look, signal);
      signal.throwIfAborted();
      if (explained) this.#tell(look, explained);
      // Its turn did not come: it is asked again sooner.
      else this.#remember(look.step, AGAIN_MS);
      return explained;
    } catch {
      // The step has failed anyway, and says so; a device that can't be looked at says nothing more.
      signal.throwIfAborted();
      return null;
    }
  };

  #isDue({ step, isExpected }: LookInVain): boolean {
    if (this.#parts.clock.monotonic() < (this.#dueAt.get(step) ?? 0)) return false;
    this.#remember(step, isExpected ? AGAIN_EXPECTED_MS : AGAIN_MS);
    return true;
  }

  /** The step is not explained again before so long. */
  #remember(step: string, againMs: number): void {
    this.#dueAt.delete(step);
    this.#dueAt.set(step, this.#parts.clock.monotonic() + againMs);
    const [oldest] = this.#dueAt.keys();
    if (this.#dueAt.size > MOST_STEPS && oldest !== undefined) this.#dueAt.delete(oldest);
  }

  async #explain(look: LookInVain, signal: AbortSignal): Promise<FailedLook | null> {
    const asks = askedOf(look).map((to): Recogniser => ({ kind: 'nearest', to }));
    if (look.onPicture)
      return { screen: null, looked: lookedAt(look, await look.onPicture(asks)), picture: null };
    const { explainer, ref } = this.#parts;
    const waitMs = look.isExpected ? WAIT_EXPECTED_MS : WAIT_MS;
    const explained = await explainer.see({ ref, asks, waitMs }, signal);
    if (!explained) return null;
    const { width, height } = explained.frame;
    const looked = lookedAt(look, explained.seen);
    return { screen: { width, height }, looked, picture: await this.#keep(look.step, explained.frame) };
  }

  /** The sink gives the frame's memory back. */
  async #keep(step: string, frame: Frame): Promise<string | null> {
    try {
      return await this.#parts.evidence.saveScreenshot(`not-found-${step}`, frame);
    } catch {
      return null;
    }
  }

  #tell({ step, label }: LookInVain, look: FailedLook): void {
    this.#parts.emit({ type: 'bot.look', path: step, label, look });
  }
}

/** What is near to each question; of what no picture tells, what was answered at the time. */
function lookedAt(look: LookInVain, seen: readonly Recognition[]): Looked[] {
  return askedOf(look).map((ask, index) => {
    const answered = look.answers?.[look.asks.indexOf(ask)] ?? NOT_FOUND;
    const isOfPicture = ask.kind !== 'app' && ask.kind !== 'frozen' && ask.kind !== 'changed';
    const nearest = isOfPicture ? seen[index]?.nearest : undefined;
    return lookedOf(ask, { nearest: nearest ?? nearestOf(ask, answered), count: null }, look.hide);
  });
}
