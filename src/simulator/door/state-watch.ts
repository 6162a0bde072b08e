import type { ByteStream } from '../stream/byte-stream';
import { hasSerial, listedDevices, type Farm } from './farm';
import { framed, sendOkay } from './smart-socket';

/** `host:track-devices`: the list now and after every change, until the client leaves. */
export async function trackDevices(
  farm: Farm,
  stream: ByteStream,
  lines: (farm: Farm) => string,
): Promise<void> {
  await sendOkay(stream);
  let sent: string | undefined;
  await whileStatesChange(farm, stream.closed, async () => {
    const now = lines(farm);
    if (now === sent) return false;
    sent = now;
    await stream.write(framed(now));
    return false;
  });
}

/** `wait-for-*-STATE`: one OKAY for the request, another when the state is there. */
export async function waitForState(
  farm: Farm,
  stream: ByteStream,
  wanted: { readonly serial: string | undefined; readonly state: string },
): Promise<void> {
  await sendOkay(stream);
  await whileStatesChange(farm, stream.closed, async () => {
    const matching = listedDevices(farm).filter((device) => hasSerial(farm, device, wanted.serial));
    const reached =
      wanted.state === 'disconnect'
        ? matching.length === 0
        : matching.some((device) => wanted.state === 'any' || farm.stateOf(device) === wanted.state);
    if (reached) await sendOkay(stream);
    return reached;
  });
}

/** Runs `look` now and after each change until it says it is done or the signal aborts. */
async function whileStatesChange(
  farm: Farm,
  closed: AbortSignal,
  look: () => Promise<boolean>,
): Promise<void> {
  let wake: (() => void) | undefined;
  let changed = true;
  const onChange = (): void => {
    changed = true;
    wake?.();
  };
  const stopListening = farm.onStatesChanged(onChange);
  closed.addEventListener('abort', onChange);
  try {
    for (;;) {
      if (!changed) await new Promise<void>((resolve) => (wake = resolve));
      changed = false;
      if (closed.aborted || (await look())) return;
    }
  } finally {
    stopListening();
    closed.removeEventListener('abort', onChange);
  }
}
