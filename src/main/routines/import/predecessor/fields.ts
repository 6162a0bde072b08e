import { isPlainObject } from '../../late';
import type { ImportReport } from '../import-report';

export interface At {
  readonly line: number;
  readonly column: number;
}

/** Where a key of a mapping of the source stands. */
export type Locate = (container: unknown, path: readonly PropertyKey[]) => At;

/** One mapping of the source; notes which of its keys were read. */
export class Fields {
  private readonly values: Readonly<Record<string, unknown>>;
  private readonly locate: Locate;
  private readonly read = new Set<string>();
  private readonly misshapen = new Map<string, string>();

  constructor(values: Readonly<Record<string, unknown>>, locate: Locate) {
    this.values = values;
    this.locate = locate;
  }

  at(key?: string): At {
    return this.locate(this.values, key === undefined ? [] : [key]);
  }

  has(key: string): boolean {
    return this.values[key] !== undefined && this.values[key] !== null;
  }

  any(key: string): unknown {
    this.read.add(key);
    return this.values[key];
  }

  /** A text, number or boolean as text; undefined when there is none. */
  text(key: string): string | undefined {
    const value = this.any(key);
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  }

  /** A number, also where it is written as text. */
  number(key: string): number | undefined {
    const text = this.text(key)?.trim();
    const value = text === undefined || text === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : undefined;
  }

  list(key: string): readonly unknown[] {
    const value: unknown = this.any(key);
    if (Array.isArray(value)) return value;
    if (value !== undefined && value !== null) this.misshapen.set(key, 'a list');
    return [];
  }

  map(key: string): Fields | undefined {
    const value = this.any(key);
    if (value !== undefined && value !== null && !isPlainObject(value)) this.misshapen.set(key, 'a mapping');
    return this.within(value);
  }

  maps(key: string): readonly Fields[] {
    return this.list(key).flatMap((item) => {
      const fields = this.within(item);
      if (!fields) this.misshapen.set(key, 'a list of mappings');
      return fields ?? [];
    });
  }

  /** Tells what was left out: keys nobody asked for, and lists and mappings that are none. */
  tellRest(report: ImportReport, what: string): void {
    for (const name of this.unread()) {
      const called = name.slice(0, 60);
      report.add('notConverted', this.at(name), called, `${what} has no “${called}”; it was left out.`);
    }
    for (const [name, shape] of this.misshapen)
      report.add(
        'notConverted',
        this.at(name),
        name,
        `“${name}” has to be ${shape}; what is none was left out.`,
      );
  }

  entries(): readonly (readonly [string, unknown])[] {
    for (const key of Object.keys(this.values)) this.read.add(key);
    return Object.entries(this.values);
  }

  private unread(): readonly string[] {
    return Object.keys(this.values).filter((key) => !this.read.has(key));
  }

  private within(value: unknown): Fields | undefined {
    return isPlainObject(value) ? new Fields(value, this.locate) : undefined;
  }
}
