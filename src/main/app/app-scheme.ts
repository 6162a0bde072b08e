import { protocol } from 'electron';
import { answerAppRequest, APP_ORIGIN, APP_SCHEME } from './app-answer';

export const APP_URL = `${APP_ORIGIN}/`;

/** Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/** Serves the built window under `muster://app/`, with its security policy. Call once the app is ready. */
export function serveAppScheme(windowFolder: string): void {
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(windowFolder, request));
}
