import { useEffect, useState } from 'react';
import type { BotFrame } from '../../../../shared/contract/bots';
import type { BotId, OrchestrationId } from '../../../../shared/ids';
import type { BotLook, Looked } from '../../../../shared/looked';
import { useHost } from '../../../state/host-context';

/** Frames come a moment apart: the looks of some seconds are enough to find the one that a frame belongs to. */
const KEPT_LOOKS = 40;

/** The looks of a bot, the newest last. Its stream is open while this is in use. */
export function useBotLooks(orchestrationId: OrchestrationId, botId: BotId): readonly BotLook[] {
  const { link } = useHost();
  const [looks, setLooks] = useState<readonly BotLook[]>([]);
  useEffect(
    () =>
      link.subscribe(
        'botLooks',
        { orchestrationId, botId },
        {
          snapshot: (last) => {
            setLooks(last);
          },
          patches: (batches) => {
            setLooks((before) => [...before, ...batches.flat()].slice(-KEPT_LOOKS));
          },
          // What the bot does is shown without it too; the frame's own stream tells what is wrong.
          failed: () => undefined,
        },
      ),
    [link, orchestrationId, botId],
  );
  return looks;
}

/** What was looked for on this very frame: the look that was under way when it came. */
export function lookedOn({ at }: Pick<BotFrame, 'at'>, looks: readonly BotLook[]): readonly Looked[] {
  return looks.findLast((look) => look.at <= at && at <= look.until)?.looked ?? [];
}
