import type { Handlers, StreamSources } from '../../shared/contract';
import { err } from '../../shared/errors';
import type { ViewPatch } from '../../shared/view-patch';

/**
 * Where the person at the other end of a line sits: at this computer's own window or terminal, or at a browser or
 * program that shows the token and may be anywhere.
 */
export type LinePlace = 'here' | 'elsewhere';

/** The handlers for lines from elsewhere: none opens something on a screen that the person there does not see. */
export function handlersElsewhere(handlers: Handlers): Handlers {
  return {
    ...handlers,
    'accounts.reveal': () => Promise.resolve(err({ code: 'desktop_only' })),
    'host.reveal': ({ path }) => Promise.resolve(err({ code: 'reveal_unavailable', path })),
    'desktop.testNotice': () => Promise.resolve(err({ code: 'desktop_only' })),
    'desktop.chooseDataFolder': () => Promise.resolve(err({ code: 'desktop_only' })),
  };
}

/** The streams for lines from elsewhere: what the shell asks of its window stays with that window. */
export function streamsElsewhere(streams: StreamSources): StreamSources {
  const { view } = streams;
  return {
    ...streams,
    shell: { open: () => ({ snapshot: [], close: () => undefined }) },
    view: {
      ...view,
      open: (input, push) => {
        const { snapshot, close } = view.open(input, (patches) => push(patches.map(patchElsewhere)));
        return { snapshot: { ...snapshot, host: { ...snapshot.host, canReveal: false } }, close };
      },
    },
  };
}

function patchElsewhere(patch: ViewPatch): ViewPatch {
  return patch.type === 'host.put' ? { ...patch, host: { ...patch.host, canReveal: false } } : patch;
}
