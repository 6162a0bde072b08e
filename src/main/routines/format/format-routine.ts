import { isMap, isScalar, isSeq, LineCounter, visit, YAMLMap, YAMLSeq, type Document } from 'yaml';
import { MAX_ROUTINE_BYTES, RoutineHeader } from '../../../shared/routine';
import { composeYaml } from '../compile/yaml-document';
import { eachStepList, nameOf, orderStep } from './step-lists';

/** Longest line before a text is folded or a mapping in braces is broken up. */
const LINE_WIDTH = 110;
const HEADER_KEYS = [...Object.keys(RoutineHeader.shape), 'inputs', 'steps'];
/** What stands last, however many keys the header has. */
const LAST_KEYS = ['inputs', 'sentries', 'steps'];

/**
 * A routine as this program writes it: keys in their order, two blanks per level, one step to an entry. Comments and
 * values stay. Undefined when it is no YAML, which can't be put in order.
 */
export function formatRoutine(text: string): string | undefined {
  if (text.length > MAX_ROUTINE_BYTES) return undefined;
  const composed = composeYaml(text, new LineCounter());
  if ('refused' in composed || composed.document.errors.length > 0) return undefined;
  const { document } = composed;
  if (!isMap(document.contents)) return undefined;
  arrange(document.contents, text);
  return printRoutine(document);
}

/** Puts header and steps in order; `text` is what they were read from. */
export function arrange(root: YAMLMap, text?: string): void {
  root.flow = false;
  const rank = (key: unknown): number => {
    const name = nameOf(key);
    const last = LAST_KEYS.indexOf(name);
    if (last >= 0) return HEADER_KEYS.length + 1 + last;
    const at = HEADER_KEYS.indexOf(name);
    return at < 0 ? HEADER_KEYS.length : at;
  };
  const first = root.items[0]?.key;
  const lead = isScalar(first) ? first.commentBefore : undefined;
  root.items.sort((a, b) => rank(a.key) - rank(b.key));
  const now = root.items[0]?.key;
  if (lead !== undefined && lead !== null && now !== first && isScalar(now) && isScalar(first)) {
    first.commentBefore = null;
    now.commentBefore = lead;
  }
  arrangeSteps(root.get('steps', true), text);
}

function arrangeSteps(list: unknown, text: string | undefined): void {
  if (!isSeq(list)) return;
  if (list.items.length > 0) list.flow = false;
  for (const [index, step] of list.items.entries()) {
    if (!isMap(step)) continue;
    openStep(step);
    if (text !== undefined) returnRemark(step, list.items[index + 1], text);
    orderStep(step);
    eachStepList(step, (nested) => {
      arrangeSteps(nested, text);
    });
  }
}

/** A remark behind a step in braces stands above it once that has several lines. */
function openStep(step: YAMLMap): void {
  if (step.flow === true && typeof step.comment === 'string') {
    step.commentBefore = [step.commentBefore, step.comment]
      .filter((text) => typeof text === 'string')
      .join('\n');
    step.comment = null;
  }
  step.flow = false;
}

/** After `break:` and nothing, the parser takes the remark above the next step for one on that nothing. */
function returnRemark(step: YAMLMap, next: unknown, text: string): void {
  const last = step.items.at(-1)?.value;
  if (!isScalar(last) || last.value !== null || typeof last.comment !== 'string' || !isMap(next)) return;
  const at = last.range?.[0] ?? 0;
  if (!/^[^\n#]*\n/.test(text.slice(at, at + 1_000))) return;
  next.commentBefore = [last.comment, next.commentBefore]
    .filter((remark) => typeof remark === 'string')
    .join('\n');
  last.comment = null;
}

/** The text of a document of ours: `[a, b]` and `{ a: 1 }`, as they are written by hand. */
export function printRoutine(document: Document): string {
  visit(document, {
    Seq: (_, node) => {
      padWith(node, (...args) => YAMLSeq.prototype.toString.apply(node, args), '');
    },
    Map: (_, node) => {
      padWith(node, (...args) => YAMLMap.prototype.toString.apply(node, args), ' ');
    },
  });
  return document.toString({
    indent: 2,
    indentSeq: true,
    lineWidth: LINE_WIDTH,
    nullStr: '',
  });
}

/** The library does not name the type of what it prints with. */
type PrintContext = NonNullable<Parameters<YAMLMap['toString']>[0]>;
type Print = (context?: PrintContext, onComment?: () => void, onChompKeep?: () => void) => string;

/** The library pads both kinds of bracket or none. */
function padWith(node: YAMLMap | YAMLSeq, print: Print, padding: string): void {
  node.toString = (context, ...rest) =>
    print(context && { ...context, flowCollectionPadding: padding }, ...rest);
}
