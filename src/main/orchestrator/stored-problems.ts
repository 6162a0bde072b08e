import type { BotGroupDefinition } from '../../shared/definition';
import { comparableName } from '../../shared/definition-rules';
import type { Problem } from '../../shared/problem';
import type { SavedDefinition } from '../definitions/definition-store';
import { secretsOfGroup } from './check-routine';
import { checkAlone, type PreflightParts } from './preflight';

interface Known {
  readonly isNameTaken: boolean;
  readonly revision: number;
  readonly problems: readonly Problem[];
}

/**
 * The problems of all saved definitions. One that did not change, whose name did not become taken or free, is not
 * checked again: with thousands of them a save would otherwise cost as much as reading all.
 */
export class StoredProblems {
  readonly #parts: PreflightParts;
  readonly #names = new WeakMap<BotGroupDefinition, string>();
  readonly #known = new WeakMap<BotGroupDefinition, Known>();
  #revision = 0;

  constructor(parts: PreflightParts) {
    this.#parts = parts;
  }

  /** Something that definitions name was changed: each is checked anew. */
  surroundingsChanged(): void {
    this.#revision += 1;
  }

  /** Problems by definition; the same array again as long as they are the same. */
  of(all: readonly SavedDefinition[]): (definition: BotGroupDefinition) => readonly Problem[] {
    const counts = new Map<string, number>();
    for (const { definition } of all) {
      const name = this.#nameOf(definition);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return (definition) => this.#check(definition, (counts.get(this.#nameOf(definition)) ?? 0) > 1);
  }

  #nameOf(definition: BotGroupDefinition): string {
    let name = this.#names.get(definition);
    if (name === undefined) {
      name = comparableName(definition.name);
      this.#names.set(definition, name);
    }
    return name;
  }

  #check(definition: BotGroupDefinition, isNameTaken: boolean): readonly Problem[] {
    const known = this.#known.get(definition);
    if (known?.isNameTaken === isNameTaken && known.revision === this.#revision) return known.problems;
    const secrets = secretsOfGroup(definition.id, this.#parts.accountFacts.known);
    const problems = checkAlone(definition, isNameTaken, this.#parts, secrets);
    this.#known.set(definition, { isNameTaken, revision: this.#revision, problems });
    return problems;
  }
}
