import type { CompiledCondition } from '../block';
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
  return entry.ask(resolveParams(params, variables), (nested) => toQuestion(nested, variables));
}
