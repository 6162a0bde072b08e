import type { InstanceRef } from '../../../shared/instance-reference';
import { nameInstance, networkAddress } from './instance-naming';
import { isOnline, sightingKey, type Sighting } from './sighting';

/** Where the device of a reference was last seen for certain. */
export interface Binding {
  readonly server: string;
  readonly bootId: string | null;
}

interface Known {
  readonly bindings: ReadonlyMap<InstanceRef, Binding>;
  /** References as they were assigned before: who had one keeps it. */
  readonly previous: ReadonlyMap<string, InstanceRef>;
}

/**
 * Gives every sighting the reference of its device, by these rules:
 * - Two sightings share one only if they are one device: same network address, same boot id, or same name with a boot
 *   id unknown. Who comes second with the same name (an AVD run twice) is named by its address.
 * - A reference seen behind one server is not taken over by a device of another server, unless the boot id is the
 *   same. A reference never falls back to another device.
 * - A device that has never said who it is waits unnamed until it was asked.
 */
export function assignReferences(
  sightings: readonly Sighting[],
  known: Known,
): ReadonlyMap<string, InstanceRef> {
  const assigned = new Map<string, InstanceRef>();
  const holders = new Map<InstanceRef, Sighting>();
  const siblings = identifiedByAddress(sightings);
  for (const sighting of inOrder(sightings, known)) {
    const ref = chooseReference(sighting, siblings, known).find((candidate) =>
      mayHold(sighting, holders.get(candidate), known.bindings.get(candidate)),
    );
    if (ref === undefined) continue;
    assigned.set(sightingKey(sighting.server, sighting.serial), ref);
    if (!holders.has(ref)) holders.set(ref, sighting);
  }
  return assigned;
}

interface Names {
  /** Server and network address, or serial where there is none: equal for two adb names of one device. */
  readonly place: string;
  readonly byAddress: InstanceRef;
  readonly byIdentity: InstanceRef;
}

/** Sightings never change, so neither do their names; everything is assigned anew at every change of one. */
const namesOfSighting = new WeakMap<Sighting, Names>();

function namesOf(sighting: Sighting): Names {
  const known = namesOfSighting.get(sighting);
  if (known !== undefined) return known;
  const { server, serial, identity } = sighting;
  const byAddress = nameInstance(serial, null);
  const byIdentity = identity === null ? byAddress : nameInstance(serial, identity);
  const names = { place: `${server} ${networkAddress(serial) ?? serial}`, byAddress, byIdentity };
  namesOfSighting.set(sighting, names);
  return names;
}

function identifiedByAddress(sightings: readonly Sighting[]): ReadonlyMap<string, Sighting> {
  const found = new Map<string, Sighting>();
  for (const sighting of sightings) {
    if (sighting.identity !== null) found.set(namesOf(sighting).place, sighting);
  }
  return found;
}

/** Those that keep what they had first, those that never said who they are last. */
function inOrder(sightings: readonly Sighting[], known: Known): readonly Sighting[] {
  const rank = (sighting: Sighting): number => {
    if (sighting.identity === null) return 2;
    return keptReference(sighting, known) === undefined ? 1 : 0;
  };
  return sightings.toSorted((a, b) => rank(a) - rank(b));
}

/** What a device was called since its start, even if a better name has become free. */
function keptReference(sighting: Sighting, { bindings, previous }: Known): InstanceRef | undefined {
  const had = previous.get(sightingKey(sighting.server, sighting.serial));
  const bootId = sighting.identity?.bootId ?? null;
  if (had === undefined || bootId === null || bindings.get(had)?.bootId !== bootId) return undefined;
  const { byAddress, byIdentity } = namesOf(sighting);
  return had === byIdentity || had === byAddress ? had : undefined;
}

/** References a sighting may have, the best first. */
function chooseReference(
  sighting: Sighting,
  siblings: ReadonlyMap<string, Sighting>,
  known: Known,
): readonly InstanceRef[] {
  const { place, byAddress, byIdentity } = namesOf(sighting);
  if (sighting.identity !== null) {
    const kept = keptReference(sighting, known);
    return kept === undefined ? [byIdentity, byAddress] : [kept, byIdentity, byAddress];
  }
  const sibling = siblings.get(place);
  if (sibling !== undefined) return [namesOf(sibling).byIdentity, byAddress];
  return isOnline(sighting) && sighting.phase === 'identifying' ? [] : [byAddress];
}

function mayHold(sighting: Sighting, holder: Sighting | undefined, binding: Binding | undefined): boolean {
  if (holder !== undefined) return isSameDevice(sighting, holder);
  if (binding === undefined || binding.server === sighting.server) return true;
  return binding.bootId !== null && binding.bootId === sighting.identity?.bootId;
}

function isSameDevice(a: Sighting, b: Sighting): boolean {
  if (namesOf(a).place === namesOf(b).place) return true;
  if (a.identity === null || b.identity === null) return false;
  if (a.identity.bootId !== null && b.identity.bootId !== null)
    return a.identity.bootId === b.identity.bootId;
  return a.server === b.server;
}
