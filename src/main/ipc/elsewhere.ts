import type { Handlers, StreamSources } from '../../shared/contract';
import { err, ok } from '../../shared/errors';
import type { ViewPatch } from '../../shared/view-patch';

/**
 * Where the person at the other end of a line sits: at this computer's own window or terminal, at a browser or program
 * on this computer that shows the token, or at one that shows it and may be anywhere.
 */
export type LinePlace = 'here' | 'sameComputer' | 'elsewhere';

/**
 * The handlers for lines from elsewhere: none opens something on a screen that the person there does not see, secrets in
 * clear stay on this computer, and what routines may do here is allowed here.
 */
export function handlersElsewhere(handlers: Handlers): Handlers {
  return {
    ...handlersOnSameComputer(handlers),
    'accounts.reveal': () => Promise.resolve(err({ code: 'desktop_only' })),
    'routines.consent': () => Promise.resolve(err({ code: 'desktop_only' })),
    'routines.read': async (input, context) => {
      const read = await handlers['routines.read'](input, context);
      return read.ok ? ok({ ...read.value, mayConsent: false }) : read;
    },
  };
}

/** The handlers for browsers on this computer: they too don't show what the shell of the host would open. */
export function handlersOnSameComputer(handlers: Handlers): Handlers {
  return {
    ...handlers,
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
