import type { CompiledCondition } from '../compiled-step';
import { ExpressionError } from '../expression/cel-expression';
import { isPlainObject, Late, resolveParams } from '../late';
import { conditionsIn } from './nested-in';

/** A file may have thousands of conditions; longer ones and regular expressions are not worked out just to warn. */
const MAX_SOURCE = 100;
const NOTHING_KNOWN = { get: (): undefined => undefined };

/** Whether a condition holds, where that is the same whenever it is asked; undefined where it depends on something. */
export function constantOf(condition: CompiledCondition): boolean | undefined {
  switch (condition.name) {
    case 'is': {
      const value = fixed(condition.params);
      return typeof value === 'boolean' ? value : undefined;
    }
    case 'equals':
      return constantComparison(condition.params);
    case 'not':
      return inverse(joined('all', conditionsIn(condition)));
    case 'all':
    case 'any':
      return joined(condition.name, conditionsIn(condition));
    case 'none':
      return inverse(joined('any', conditionsIn(condition)));
    default:
      return undefined;
  }
}

function constantComparison(params: unknown): boolean | undefined {
  if (!isPlainObject(params)) return undefined;
  const [value, to] = [shown(fixed(params['value'])), shown(fixed(params['to']))];
  return value === undefined || to === undefined ? undefined : value === to;
}

function joined(how: 'all' | 'any', conditions: readonly CompiledCondition[]): boolean | undefined {
  const known = conditions.map(constantOf);
  const decides = how === 'any';
  if (known.includes(decides)) return decides;
  return known.includes(undefined) ? undefined : !decides;
}

const inverse = (value: boolean | undefined): boolean | undefined =>
  value === undefined ? undefined : !value;

/** A value that is the same whenever the step runs; undefined for one that names something. */
function fixed(value: unknown): unknown {
  if (!(value instanceof Late)) return value;
  const { names, source } = value.template;
  if (names.length > 0 || source.length > MAX_SOURCE || source.includes('matches')) return undefined;
  try {
    return resolveParams<unknown>(value, NOTHING_KNOWN);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** As `equals` compares; undefined for what is no text, number or boolean. */
function shown(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
