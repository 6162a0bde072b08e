import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { BotFrame } from '../../../../shared/contract/bots';
import type { AppError } from '../../../../shared/errors';
import type { BotId, OrchestrationId } from '../../../../shared/ids';
import type { InstanceRef } from '../../../../shared/instance-reference';
import { useHost } from '../../../state/host-context';

/** A picture, and whether the bot looked or a person asked for it. */
export interface ShownFrame extends BotFrame {
  readonly by: 'bot' | 'person';
}

interface Known {
  readonly frame: ShownFrame | null;
  readonly busy: boolean;
  readonly error: AppError | null;
}

/** The newer of the bot's last frame and the last screenshot that was asked for. */
export function useBotScreen(
  orchestrationId: OrchestrationId,
  botId: BotId,
  ref: InstanceRef,
): Known & { readonly take: () => void } {
  const { link } = useHost();
  const [known, setKnown] = useState<Known>({ frame: null, busy: false, error: null });
  useEffect(() => {
    const show = (frame: BotFrame | null | undefined): void => {
      if (frame) setKnown((before) => ({ ...before, frame: newer(before.frame, { ...frame, by: 'bot' }) }));
    };
    return link.subscribe(
      'botFrame',
      { orchestrationId, botId },
      {
        snapshot: show,
        patches: (frames) => {
          show(frames.at(-1));
        },
        failed: (error) => {
          setKnown((before) => ({ ...before, error }));
        },
      },
    );
  }, [link, orchestrationId, botId]);
  const gone = useGone();
  const take = useCallback(() => {
    const { signal } = gone.current;
    setKnown((before) => ({ ...before, busy: true, error: null }));
    void link.call('instances.screenshot', { ref }, signal).then((answer) => {
      if (signal.aborted) return;
      setKnown((before) =>
        answer.ok
          ? {
              busy: false,
              error: null,
              frame: { ...answer.value, at: new Date().toISOString(), by: 'person' },
            }
          : { ...before, busy: false, error: answer.error },
      );
    });
  }, [gone, link, ref]);
  return { ...known, take };
}

/** Aborted when what shows the screen is gone. */
function useGone(): RefObject<AbortController> {
  const gone = useRef(new AbortController());
  useEffect(() => {
    const current = new AbortController();
    gone.current = current;
    return () => {
      current.abort();
    };
  }, []);
  return gone;
}

function newer(before: ShownFrame | null, next: ShownFrame): ShownFrame {
  return before && Date.parse(before.at) > Date.parse(next.at) ? before : next;
}
