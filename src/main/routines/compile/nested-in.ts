import { Block, CompiledCondition, type CompiledStep } from '../compiled-step';
import { isPlainObject } from '../late';

/** What stands in a step, without what stands in that. */
export interface Nested {
  readonly blocks: readonly Block[];
  readonly conditions: readonly CompiledCondition[];
}

/** Blocks and conditions nested in a step, its settings (`when`, `onError`) included, in the order written. */
export function nestedIn({ params, settings }: Pick<CompiledStep, 'params' | 'settings'>): Nested {
  const found = { blocks: new Array<Block>(), conditions: new Array<CompiledCondition>() };
  gather(params, found);
  gather(settings, found);
  return found;
}

/** Conditions nested in a condition. */
export function conditionsIn({ params }: CompiledCondition): readonly CompiledCondition[] {
  const found = { blocks: new Array<Block>(), conditions: new Array<CompiledCondition>() };
  gather(params, found);
  return found.conditions;
}

function gather(
  node: unknown,
  found: { readonly blocks: Block[]; readonly conditions: CompiledCondition[] },
): void {
  if (node instanceof Block) found.blocks.push(node);
  else if (node instanceof CompiledCondition) found.conditions.push(node);
  else if (Array.isArray(node)) for (const item of node) gather(item, found);
  else if (isPlainObject(node)) for (const key of Object.keys(node)) gather(node[key], found);
}
