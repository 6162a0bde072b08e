import { z } from 'zod';

/** Kinds of instance a definition may name; vendor kinds join here as their vendors are written. */
export const INSTANCE_KINDS = ['sim', 'usb', 'avd', 'tcp', 'index'] as const;
export type InstanceKind = (typeof INSTANCE_KINDS)[number];

/**
 * Stable identity of an instance as definitions store it: `kind:key` (`sim:1`, `usb:R58M…`, `avd:Pixel_7`,
 * `tcp:HOST:PORT`). `index:N` is the placeholder of imported files until the user maps it.
 */
export const InstanceRef = z.string().min(1).max(200).brand<'InstanceRef'>();
export type InstanceRef = z.infer<typeof InstanceRef>;

export interface ParsedInstanceRef {
  readonly kind: InstanceKind;
  readonly key: string;
}

const MAX_PORT = 65_535;

const KEY_OF_KIND: Readonly<Record<InstanceKind, RegExp>> = {
  sim: /^[1-9]\d{0,4}$/,
  usb: /^[\w.:-]{1,120}$/,
  avd: /^[\w.-]{1,120}$/,
  tcp: /^(?:[\w.-]{1,253}|\[[\da-fA-F:.]{2,45}\]):[1-9]\d{0,4}$/,
  index: /^(?:0|[1-9]\d{0,5})$/,
};

/** The parts of a reference, or undefined when the text is none. Vendor references of later versions are none. */
export function parseInstanceRef(text: string): ParsedInstanceRef | undefined {
  const colon = text.indexOf(':');
  const kind = INSTANCE_KINDS.find((known) => known === text.slice(0, colon));
  if (colon < 1 || kind === undefined) return undefined;
  const key = text.slice(colon + 1);
  if (!KEY_OF_KIND[kind].test(key)) return undefined;
  return kind === 'tcp' && portOf(key) > MAX_PORT ? undefined : { kind, key };
}

function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1));
}

/** Joins kind and key; the caller vouches for the key's form. */
export function formatInstanceRef(kind: InstanceKind, key: string): InstanceRef {
  return InstanceRef.parse(`${kind}:${key}`);
}
