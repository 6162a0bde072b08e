import { ImportReport, type ImportLevel } from '../import-report';
import type { Remarks } from '../own-text';
import type { MaaNode } from './maa-node';

/** What converting one pipeline needs and gathers. */
export class MaaContext {
  readonly report = new ImportReport();
  readonly remarks: Remarks = new WeakMap();
  readonly nodes: ReadonlyMap<string, MaaNode>;
  /** Width and height its numbers count in. */
  readonly screen: { readonly width: number; readonly height: number };
  /** Variables that count how often a node was found, by node. */
  readonly hits = new Map<string, string>();
  /** Which nodes set an anchor, by its name. */
  readonly anchors = new Map<string, readonly string[]>();

  constructor(nodes: ReadonlyMap<string, MaaNode>, screen: MaaContext['screen']) {
    this.nodes = nodes;
    this.screen = screen;
  }

  note(level: ImportLevel, node: MaaNode, what: string, why = ''): void {
    this.report.add(level, node.at, what, why);
  }

  /** Notes what is only nearly the same, and says so above what was written. */
  nearly<T extends object>(written: T, node: MaaNode, what: string, why: string): T {
    this.note('approximated', node, what, why);
    return this.remark(written, why);
  }

  /** Notes what there is nothing like, and says so above what stands for it. */
  lost<T extends object>(written: T, node: MaaNode, what: string, why: string): T {
    this.note('notConverted', node, what, why);
    return this.remark(written, why);
  }

  private remark<T extends object>(written: T, why: string): T {
    const remark = why.replaceAll(/\s+/g, ' ').slice(0, 300);
    this.remarks.set(written, [...(this.remarks.get(written) ?? []), remark]);
    return written;
  }
}

/** A text of the source that must not be read as an expression. */
export function plain(text: string): string {
  return text.replaceAll('${', () => '$${');
}
