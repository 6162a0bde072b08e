import { ImportReport } from '../import-report';
import type { Remarks, Written, WrittenStep } from '../own-text';
import type { At, Fields } from './fields';
import type { Share } from './shared-variables';
import { Variables } from './variables';

/** What is known of other routines. */
export interface EarlierWorld {
  /** Name of another routine as it is called after the import. */
  readonly routineName: (name: string) => string;
  readonly shares: ReadonlyMap<string, Share>;
}

/** What converting one routine needs and gathers. */
export class EarlierContext {
  readonly report = new ImportReport();
  readonly variables = new Variables();
  readonly remarks: Remarks = new WeakMap();
  /** Inputs that had to be added: by name, with what they are for. */
  readonly added = new Map<string, Written>();
  /** Steps the one in work stands in, itself included. */
  depth = 0;
  /** Loops that go round the step in work. */
  loops = 0;
  /** Names of the routines this one calls, as they are called after the import. */
  readonly calls = new Set<string>();
  /** Name of another routine as it is called after the import. */
  readonly routineName: (name: string) => string;
  /** What other routines of the same import need and give. */
  readonly shares: ReadonlyMap<string, Share>;
  private readonly convertSteps: (
    steps: readonly unknown[],
    context: EarlierContext,
  ) => readonly WrittenStep[];

  constructor(
    { routineName, shares }: EarlierWorld,
    convertSteps: (steps: readonly unknown[], context: EarlierContext) => readonly WrittenStep[],
  ) {
    this.routineName = routineName;
    this.shares = shares;
    this.convertSteps = convertSteps;
  }

  steps(written: readonly unknown[]): readonly WrittenStep[] {
    return this.convertSteps(written, this);
  }

  loop(written: readonly unknown[]): readonly WrittenStep[] {
    this.loops += 1;
    try {
      return this.steps(written);
    } finally {
      this.loops -= 1;
    }
  }

  /** Notes that something is only nearly the same, and says so above what was written. */
  nearly<T extends object>(written: T, at: At, what: string, why: string): T {
    this.report.add('approximated', at, what, why);
    this.remark(written, why);
    return written;
  }

  remark(written: object, text: string): void {
    this.remarks.set(written, [...(this.remarks.get(written) ?? []), oneLine(text)]);
  }

  /** A value as ours: `${name}` is read, numbers and truth stay what they are. */
  value(written: unknown): Written {
    if (typeof written === 'number' || typeof written === 'boolean') return written;
    return this.variables.text(typeof written === 'string' ? written : '');
  }

  /** A number, or the expression of a variable; undefined for anything else. */
  numberOf(fields: Fields, key: string): number | string | undefined {
    const number = fields.number(key);
    if (number !== undefined) return number;
    const name = /^\s*\$\{([A-Za-z0-9_]+)\}\s*$/.exec(fields.text(key) ?? '')?.[1];
    return name === undefined ? undefined : this.asNumber(name);
  }

  /** A variable as a number, within an expression. */
  asNumber(name: string): string {
    const ours = this.variables.use(name);
    return this.variables.isNumber(name) ? ours : `double(${ours})`;
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 300);
}
