import { CompiledCondition } from '../compiled-step';
import type { AskedFields, Question } from '../condition';
import { resolveParams } from '../late';
import type { ActionContext, Variables, VariableValue } from '../ports';

type Sight = Pick<ActionContext, 'device' | 'eye' | 'accounts' | 'signal' | 'variables'>;

/**
 * Whether a condition holds now: at most one look at the screen, with all that the condition asks on it, and each field
 * of the account read once.
 */
export async function holds(condition: CompiledCondition, sight: Sight): Promise<boolean> {
  sight.signal.throwIfAborted();
  const question = toQuestion(condition, sight.variables);
  const fields = await readFields(question.fields ?? [], sight);
  if (question.asks.length === 0) return question.holds([], fields);
  const answers = await sight.eye.look(sight.device, question.asks, sight.signal);
  sight.signal.throwIfAborted();
  return question.holds(answers, fields);
}

async function readFields(names: readonly string[], { accounts, signal }: Sight): Promise<AskedFields> {
  const fields = new Map<string, VariableValue | null>();
  for (const name of new Set(names)) {
    fields.set(name, await accounts.field(name));
    signal.throwIfAborted();
  }
  return fields;
}

function toQuestion({ entry, params }: CompiledCondition, variables: Variables): Question {
  return entry.ask(resolveParams(params, variables), (nested) =>
    toQuestion(assertIs(CompiledCondition, nested), variables),
  );
}

/** What an action hands back to the interpreter is what the compiler once gave it. */
export function assertIs<T>(kind: abstract new (...args: never[]) => T, nested: unknown): T {
  if (nested instanceof kind) return nested;
  throw new TypeError('Only what the compiler made can be run');
}
