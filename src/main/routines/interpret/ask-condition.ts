import { CompiledCondition } from '../compiled-step';
import type { AskedFields, Question } from '../condition';
import { resolveParams } from '../late';
import type { Scope } from '../expression/cel-expression';
import type { ActionContext, VariableValue } from '../ports';

type Sight = Pick<ActionContext, 'device' | 'eye' | 'accounts' | 'signal'> & { readonly scope: Scope };

/**
 * Whether a condition holds now: at most one look at the screen, with all that the condition asks on it, and each field
 * of the account read once.
 */
export async function holds(condition: CompiledCondition, sight: Sight): Promise<boolean> {
  return (await firstThatHolds([condition], sight)) === 0;
}

async function readFields(names: readonly string[], { accounts, signal }: Sight): Promise<AskedFields> {
  const fields = new Map<string, VariableValue | null>();
  for (const name of new Set(names)) {
    fields.set(name, await accounts.field(name));
    signal.throwIfAborted();
  }
  return fields;
}

/** The first of several conditions that holds now, by its place; all are asked of the same look. */
export async function firstThatHolds(
  conditions: readonly CompiledCondition[],
  sight: Sight,
): Promise<number | undefined> {
  sight.signal.throwIfAborted();
  const questions = conditions.map((condition) => toQuestion(condition, sight.scope));
  const asks = questions.flatMap((question) => question.asks);
  const fields = await readFields(
    questions.flatMap((question) => question.fields ?? []),
    sight,
  );
  const answers = asks.length === 0 ? [] : await sight.eye.look(sight.device, asks, sight.signal);
  sight.signal.throwIfAborted();
  let taken = 0;
  for (const [index, question] of questions.entries()) {
    const own = answers.slice(taken, taken + question.asks.length);
    taken += question.asks.length;
    if (question.holds(own, fields)) return index;
  }
  return undefined;
}

function toQuestion({ entry, params }: CompiledCondition, scope: Scope): Question {
  return entry.ask(resolveParams(params, scope), (nested) =>
    toQuestion(assertIs(CompiledCondition, nested), scope),
  );
}

/** What an action hands back to the interpreter is what the compiler once gave it. */
export function assertIs<T>(kind: abstract new (...args: never[]) => T, nested: unknown): T {
  if (nested instanceof kind) return nested;
  throw new TypeError('Only what the compiler made can be run');
}
