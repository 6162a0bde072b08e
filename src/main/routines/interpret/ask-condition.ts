import { CompiledCondition } from '../compiled-step';
import type { Question } from '../condition';
import { resolveParams } from '../late';
import type { ActionContext, Variables } from '../ports';

type Sight = Pick<ActionContext, 'device' | 'eye' | 'signal' | 'variables'>;

/** Whether a condition holds now: at most one look at the screen, with all that the condition asks on it. */
export async function holds(condition: CompiledCondition, sight: Sight): Promise<boolean> {
  sight.signal.throwIfAborted();
  const question = toQuestion(condition, sight.variables);
  if (question.asks.length === 0) return question.holds([]);
  const answers = await sight.eye.look(sight.device, question.asks, sight.signal);
  sight.signal.throwIfAborted();
  return question.holds(answers);
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
