import type { Frame } from '../../../shared/frame';
import type { CaptureMethodId } from '../../../shared/view';
import type { FrameBuffers } from '../../devices/adb/frame-buffers';
import type { SmartSocketClient } from '../../devices/adb/smart-socket';

/** One device, for whoever wants its pictures: its name at one adb server, and memory for frames. */
export interface CapturePlace {
  readonly serial: string;
  readonly client: SmartSocketClient;
  readonly frameBuffers: FrameBuffers;
}

/**
 * Pictures of one device in one way; the port all methods stand behind. Three ask the device for each picture and hold
 * nothing between two calls. A video of the screen (scrcpy) fits as well, and has to keep these promises:
 *
 * - It starts with the first `capture`, not when it is opened: most sources are opened to be measured, and few are kept.
 * - `capture` answers with a picture that was taken after the call began, never with an older one that is still there: a
 *   video sends nothing while the screen stands still, so it has to ask for a new key frame, or know that what it has is
 *   what is shown now.
 * - Pixels are RGBA in memory of `frameBuffers`, `width × height × 4` bytes of it, and belong to the caller; a video that
 *   still needs a picture (as the base of the next one) hands out a copy.
 * - Each frame has the size of the screen at that moment; a turned screen is another size, not a stretched picture.
 * - Decoding must not hold up the thread; what comes from the device is bounded before memory is taken for it.
 */
export interface FrameSource {
  /**
   * A whole picture, no older than this call. Throws `DeviceError`: `device_reply_cut` where bytes are missing,
   * `device_protocol` or `device_command_failed` where it is no picture, `device_timeout` after 10 s at most. An abort
   * ends the call at once and rejects with the signal's reason.
   */
  capture(signal: AbortSignal): Promise<Frame>;
  /** Ends what it holds open; `capture` is not called any more. Safe to call twice, and never rejects. */
  close(): Promise<void>;
}

/** One way to get a screen. An entry of the registry is all a new one needs. */
export interface CaptureMethod {
  readonly id: CaptureMethodId;
  /** A source for one device. Nothing is asked of the device yet. */
  open(place: CapturePlace): FrameSource;
}
