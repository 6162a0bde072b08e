import type { OutlineStep } from '../../../shared/routine-outline';
import type { Block, CompiledStep } from '../compiled-step';
import { isPlainObject, Late } from '../late';
import { nestedIn } from './nested-in';

const MAX_LABEL_LENGTH = 120;
/** What a label shows when it was made of an expression it did not expect. */
const MADE_OF_EXPRESSION = /undefined|NaN|\[object/;

/** The steps of a routine as a tree, for people to look at. */
export function outlineOf({ steps }: Block, isNoStart = false): OutlineStep[] {
  return steps.map((step) => ({
    ...(isNoStart ? { isNoStart } : {}),
    path: step.path,
    id: step.settings.id ?? null,
    label: labelOf(step),
    action: step.action.name,
    line: step.at.line,
    children: nestedIn(step).blocks.flatMap((block) =>
      outlineOf(block, isNoStart || !isEntered(step, block)),
    ),
  }));
}

function isEntered({ action, params }: CompiledStep, block: Block): boolean {
  return action.entrances?.(params).some(({ steps }) => steps === block) === true;
}

/** The name it was given or its action's own words, with expressions as they are written. */
function labelOf({ action, params, settings }: CompiledStep): string {
  const name: unknown = asWritten(settings.name);
  if (typeof name === 'string') return name.slice(0, MAX_LABEL_LENGTH);
  try {
    const written = asWritten(params);
    const label = isPlainObject(written) ? (action.label?.(written) ?? action.name) : action.name;
    return MADE_OF_EXPRESSION.test(label) ? action.name : label.slice(0, MAX_LABEL_LENGTH);
  } catch {
    // A label may calculate with what is only an expression yet.
    return action.name;
  }
}

function asWritten(node: unknown): unknown {
  if (node instanceof Late) return node.template.source;
  if (Array.isArray(node)) return node.map(asWritten);
  if (!isPlainObject(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, asWritten(value)]));
}
