import type { VirtualFiles } from './virtual-files';

/** What of the kernel's input a shell may use; the property `ro.muster.touch` of a scenario says it. */
const MODES: Readonly<Record<string, readonly (readonly [path: string, permissions: number])[]>> = {
  /** As on emulators that do not enforce SELinux, or with a root shell, and before Android 10. */
  panel: [['/dev/input/event2', 0o660]],
  /** As on Android 11 and newer. */
  uinput: [
    ['/dev/input/event2', 0o440],
    ['/dev/uinput', 0o660],
    ['/system/bin/uinput', 0o755],
  ],
  /** As on Android 10. */
  none: [['/dev/input/event2', 0o440]],
};

/** Bits a shell needs to write to a node or file. */
export const WRITABLE = 0o020;

/** Makes the nodes a device has; one that is not named has them as `panel` does. */
export function writeInputNodes(files: VirtualFiles, properties: ReadonlyMap<string, string>): void {
  const modes = MODES[properties.get('ro.muster.touch') ?? 'panel'] ?? [];
  for (const [path, permissions] of modes) files.write(path, Buffer.alloc(0), { permissions });
  // The keyboard is as open as the panel.
  const permissions = modes[0]?.[1] ?? 0o440;
  files.write('/dev/input/event1', Buffer.alloc(0), { permissions });
}
