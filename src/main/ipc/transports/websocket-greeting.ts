import { createHash, timingSafeEqual } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import type { Clock } from '../../../shared/ports';
import { CLOSE_UNAUTHORIZED, Hello } from '../../../shared/rpc/hello';
import { textOf } from './websocket-connection';

const GREETING_LIMIT_MS = 3_000;

export interface GreetingOptions {
  readonly token: string;
  readonly clock: Clock;
  /** Called in the same tick as the hello arrived, so that the next frame finds its listener. */
  readonly onWelcome: () => void;
  readonly onRefused: (reason: 'wrong_token' | 'no_hello') => void;
}

/**
 * Waits for the first frame of a socket. Whoever does not send the token within three seconds is cut off.
 * Returns a function that ends the wait.
 */
export function awaitHello(socket: WebSocket, options: GreetingOptions): () => void {
  const { token, clock, onWelcome, onRefused } = options;
  const end = (): void => {
    cancelLimit();
    socket.off('message', onMessage);
  };
  const cancelLimit = clock.schedule(GREETING_LIMIT_MS, () => {
    end();
    onRefused('no_hello');
    socket.terminate();
  });
  const onMessage = (data: RawData, isBinary: boolean): void => {
    end();
    const offered = isBinary ? undefined : readToken(textOf(data));
    if (offered !== undefined && sameSecret(offered, token)) {
      onWelcome();
      return;
    }
    onRefused(offered === undefined ? 'no_hello' : 'wrong_token');
    socket.close(CLOSE_UNAUTHORIZED, 'unauthorized');
  };
  socket.on('message', onMessage);
  return end;
}

function readToken(text: string): string | undefined {
  try {
    const hello = Hello.safeParse(JSON.parse(text));
    return hello.success ? hello.data.token : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the same time whatever the texts have in common; hashed first, because lengths must be equal. */
function sameSecret(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
