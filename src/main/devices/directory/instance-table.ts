import type { InstanceRef } from '../../../shared/instance-reference';
import type { InstanceState } from '../../../shared/view';
import type { DirectoryChange, InstanceEntry } from '../instance-directory';
import { assignReferences, type Binding } from './assign-references';
import { isConfirmed, sightingKey, stateOf, type Sighting } from './sighting';

interface InstanceRecord {
  readonly entry: InstanceEntry;
  /** Best first. */
  readonly members: readonly Sighting[];
  /** Where its device was last seen for certain; null while it never was. */
  readonly binding: Binding | null;
}

/** Better states first: of two addresses of one device the one that works is used. */
const RANK: readonly InstanceState[] = [
  'ready',
  'booting',
  'connecting',
  'unknown',
  'authorizing',
  'unauthorized',
];

/** What a table of sightings cannot know of an instance; `known-instances.ts` fills it in. */
const NOTHING_NOTED = { label: null, remembered: false, reconnect: null } as const;

/** All sightings of all servers, joined into instances by reference. Pure of time and sockets. */
export class InstanceTable {
  private readonly sightings = new Map<string, Sighting>();
  private records: ReadonlyMap<InstanceRef, InstanceRecord> = new Map();
  private refOfKey: ReadonlyMap<string, InstanceRef> = new Map();
  private readonly now: () => number;
  private readonly emit: (change: DirectoryChange) => void;
  /** Called after every change of a line, also one that changes no instance. */
  private readonly onLines: () => void;

  constructor(now: () => number, emit: (change: DirectoryChange) => void, onLines: () => void) {
    this.now = now;
    this.emit = emit;
    this.onLines = onLines;
  }

  list(): readonly InstanceEntry[] {
    return [...this.records.values()].map(({ entry }) => entry);
  }

  find(ref: InstanceRef): InstanceEntry | undefined {
    return this.records.get(ref)?.entry;
  }

  /** Sightings that lead to an instance, best first. */
  members(ref: InstanceRef): readonly Sighting[] {
    return this.records.get(ref)?.members ?? [];
  }

  /** Every line of one server now. */
  linesOf(server: string): readonly Sighting[] {
    return [...this.sightings.values()].filter((sighting) => sighting.server === server);
  }

  /** The adb server an instance was last seen behind. */
  serverOf(ref: InstanceRef): string | undefined {
    return this.records.get(ref)?.binding?.server;
  }

  sighting(server: string, serial: string): Sighting | undefined {
    return this.sightings.get(sightingKey(server, serial));
  }

  refOf(server: string, serial: string): InstanceRef | undefined {
    return this.refOfKey.get(sightingKey(server, serial));
  }

  /** Takes what is known of one line now. */
  put(sighting: Sighting): void {
    this.sightings.set(sightingKey(sighting.server, sighting.serial), sighting);
    this.rebuild();
  }

  /** Drops a server's lines; those of devices `keep` names stay. */
  drop(server: string, keep: ReadonlySet<string> = new Set()): void {
    for (const [key, sighting] of this.sightings) {
      if (sighting.server === server && !keep.has(sighting.serial)) this.sightings.delete(key);
    }
    this.rebuild();
  }

  /** Drops a server for good: its instances are removed, not gone. */
  forget(server: string): void {
    this.drop(server);
    const kept = new Map(this.records);
    for (const [ref, record] of this.records) {
      if (record.members.length > 0 || record.binding?.server !== server) continue;
      kept.delete(ref);
      this.emit({ type: 'instanceRemoved', ref });
    }
    this.records = kept;
  }

  /** Drops an instance that no server lists; answers whether there was one. */
  forgetGone(ref: InstanceRef): boolean {
    if (this.records.get(ref)?.entry.state !== 'gone') return false;
    const kept = new Map(this.records);
    kept.delete(ref);
    this.records = kept;
    this.emit({ type: 'instanceRemoved', ref });
    return true;
  }

  private rebuild(): void {
    const bindings = new Map<InstanceRef, Binding>();
    for (const [ref, { binding }] of this.records) if (binding !== null) bindings.set(ref, binding);
    this.refOfKey = assignReferences([...this.sightings.values()], { bindings, previous: this.refOfKey });
    const before = this.records;
    this.records = this.joined(before);
    this.report(before);
    this.onLines();
  }

  private joined(before: ReadonlyMap<InstanceRef, InstanceRecord>): ReadonlyMap<InstanceRef, InstanceRecord> {
    const groups = new Map<InstanceRef, Sighting[]>();
    for (const [key, sighting] of this.sightings) {
      const ref = this.refOfKey.get(key);
      if (ref !== undefined) groups.set(ref, [...(groups.get(ref) ?? []), sighting]);
    }
    const joined = new Map<InstanceRef, InstanceRecord>();
    for (const ref of new Set([...before.keys(), ...groups.keys()])) {
      const record = this.record(ref, groups.get(ref) ?? [], before.get(ref));
      if (record !== undefined) joined.set(ref, record);
    }
    return joined;
  }

  private record(
    ref: InstanceRef,
    sightings: readonly Sighting[],
    before: InstanceRecord | undefined,
  ): InstanceRecord | undefined {
    const members = sightings.toSorted((a, b) => rankOf(a) - rankOf(b));
    const [best] = members;
    if (best === undefined) return goneRecord(before, this.now());
    const entry: InstanceEntry = {
      ref,
      serial: best.serial,
      adbServer: best.server,
      state: stateOf(best),
      model: best.identity?.model ?? null,
      lastSeenMs: this.now(),
      otherSerials: members.slice(1).map(({ serial }) => serial),
      ...NOTHING_NOTED,
    };
    const binding = bindingOf(members) ?? before?.binding ?? null;
    return { entry: sameEntry(before?.entry, entry) ?? entry, members, binding };
  }

  private report(before: ReadonlyMap<InstanceRef, InstanceRecord>): void {
    for (const ref of before.keys()) {
      if (!this.records.has(ref)) this.emit({ type: 'instanceRemoved', ref });
    }
    for (const [ref, { entry }] of this.records) {
      if (before.get(ref)?.entry !== entry) this.emit({ type: 'instance', entry });
    }
  }
}

function rankOf(sighting: Sighting): number {
  const rank = RANK.indexOf(stateOf(sighting));
  return rank < 0 ? RANK.length : rank;
}

/** An instance nobody lists any more stays, as gone; one that never said who it is leaves nothing behind. */
function goneRecord(before: InstanceRecord | undefined, nowMs: number): InstanceRecord | undefined {
  if (before === undefined || before.binding === null) return undefined;
  if (before.entry.state === 'gone') return before;
  const entry: InstanceEntry = {
    ...before.entry,
    serial: null,
    adbServer: null,
    state: 'gone',
    lastSeenMs: nowMs,
    otherSerials: [],
  };
  return { entry, members: [], binding: before.binding };
}

function bindingOf(members: readonly Sighting[]): Binding | undefined {
  const known = members.find(isConfirmed);
  return known === undefined ? undefined : { server: known.server, bootId: known.identity?.bootId ?? null };
}

/** The entry as it was, when nothing but the time is new. */
function sameEntry(before: InstanceEntry | undefined, now: InstanceEntry): InstanceEntry | undefined {
  const same =
    before?.serial === now.serial &&
    before.adbServer === now.adbServer &&
    before.state === now.state &&
    before.model === now.model &&
    before.otherSerials.join() === now.otherSerials.join();
  return same ? before : undefined;
}
