import type { CaptureMethod } from '../frame-source';
import { gzip } from './gzip';
import { png } from './png';
import { raw } from './raw';

/** All ways to get a screen, the preferred first: it serves until they are measured, and when others are hardly faster. */
export const captureMethods: readonly [CaptureMethod, ...CaptureMethod[]] = [raw, gzip, png];
