import { posix } from 'node:path';

const DIRECTORY_MODE = 0o040771;
const FILE_TYPE = 0o100000;

export interface VirtualFile {
  /** Type and permission bits as in `stat.st_mode`. */
  readonly mode: number;
  /** Seconds since 1970. */
  readonly modifiedAt: number;
  readonly data: Buffer;
}

export interface VirtualEntry extends VirtualFile {
  readonly name: string;
}

/** A device's files, in memory. Paths are absolute; `/sdcard` and `/storage/emulated/0` are the same place. */
export class VirtualFiles {
  private readonly entries = new Map<string, VirtualFile>();
  private readonly nowSeconds: () => number;

  constructor(nowSeconds: () => number) {
    this.nowSeconds = nowSeconds;
    this.makeDirectories('/');
    for (const path of ['/sdcard/Download', '/sdcard/Pictures', '/data/local/tmp', '/system/bin']) {
      this.makeDirectories(path);
    }
  }

  stat(path: string): VirtualFile | undefined {
    return this.entries.get(canonicalPath(path));
  }

  isDirectory(path: string): boolean {
    return this.stat(path)?.mode === DIRECTORY_MODE;
  }

  /** The bytes of a file; undefined when there is none or it is a directory. */
  read(path: string): Buffer | undefined {
    return this.isDirectory(path) ? undefined : this.stat(path)?.data;
  }

  /** Writes a file and the directories above it. False when a directory has that name or a file is in the way. */
  write(path: string, data: Buffer, options: { permissions?: number; modifiedAt?: number } = {}): boolean {
    const target = canonicalPath(path);
    if (this.isDirectory(target) || !this.makeDirectories(posix.dirname(target))) return false;
    this.entries.set(target, {
      mode: FILE_TYPE | ((options.permissions ?? 0o660) & 0o777),
      modifiedAt: options.modifiedAt ?? this.nowSeconds(),
      data,
    });
    return true;
  }

  /** Makes a directory and those above it; false when a file is in the way. */
  makeDirectories(path: string): boolean {
    const target = canonicalPath(path);
    const known = this.entries.get(target);
    if (known !== undefined) return known.mode === DIRECTORY_MODE;
    if (target !== '/' && !this.makeDirectories(posix.dirname(target))) return false;
    this.entries.set(target, { mode: DIRECTORY_MODE, modifiedAt: this.nowSeconds(), data: Buffer.alloc(0) });
    return true;
  }

  /** Removes a file, or a directory with all in it; false when there was none. */
  remove(path: string): boolean {
    const target = canonicalPath(path);
    const known = this.entries.delete(target);
    for (const entry of [...this.entries.keys()])
      if (entry.startsWith(`${target}/`)) this.entries.delete(entry);
    return known;
  }

  /** What lies directly in a directory, by name. */
  list(path: string): VirtualEntry[] {
    const target = canonicalPath(path);
    return [...this.entries]
      .filter(([entry]) => entry !== '/' && posix.dirname(entry) === target)
      .map(([entry, file]) => ({ name: posix.basename(entry), ...file }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

function canonicalPath(path: string): string {
  const normal = posix.normalize(`/${path}`).replace(/(.)\/$/, '$1');
  return normal
    .replace(/^\/storage\/emulated\/0(?=\/|$)/, '/sdcard')
    .replace(/^\/mnt\/sdcard(?=\/|$)/, '/sdcard');
}
