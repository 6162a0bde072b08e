import type { RoutineConfig } from '../../shared/definition';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import { errorAt, type Problem } from '../../shared/problem';
import { isSecretInput, withoutSecretValues } from '../../shared/secret-inputs';
import { accountAnswer } from '../accounts/account-answer';
import type { AccountsThread } from '../accounts/accounts-thread';
import type { RoutineDirectory } from '../routines/routine-runner';
import type { FollowedAccountFacts } from './account-facts';

/** Why a value could not be kept or opened. */
export type SecretRefusal = ErrorOf<'secrets_locked'> | ErrorOf<'accounts_unusable'>;

export interface InputSecretsParts {
  readonly file: string;
  readonly thread: Pick<AccountsThread, 'ask'>;
  readonly routines: Pick<RoutineDirectory, 'list'>;
  readonly accountFacts: FollowedAccountFacts;
}

/** Values of a group's inputs, told apart: what may stand in its file, and what is kept sealed. */
export interface SplitConfig {
  readonly plain: RoutineConfig;
  /** An empty one takes the value away. */
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * The values of secret inputs of groups. They stand in no definition (which is shared, kept in versions and written to
 * the run history) but sealed in the file of accounts, by id of the group and name of the input:
 *
 * - A copy of a group has another id and so none: whoever copies a group to give it to somebody, or to work with another
 *   login, does not take a password along without knowing.
 * - A group that comes from an import has none, also when it replaces one that had: its routine may be another.
 * - They go when the group is deleted. A group that comes back from the trash, or by an undo, asks for them again.
 */
export class InputSecrets {
  readonly #parts: InputSecretsParts;

  constructor(parts: InputSecretsParts) {
    this.#parts = parts;
  }

  /** What a form or a command line gave for a routine. */
  split(routineName: string, config: RoutineConfig): SplitConfig {
    const names = this.#namesOf(routineName);
    const plain = withoutSecretValues(config, names);
    const secrets = names.flatMap((name) =>
      Object.hasOwn(config, name) ? [[name, String(config[name])] as const] : [],
    );
    return { plain, secrets: Object.fromEntries(secrets) };
  }

  /** Refuses before anything is written what could not be kept afterwards. */
  mayPut(secrets: SplitConfig['secrets']): Result<null, SecretRefusal> {
    const { unusable, secrets: state } = this.#parts.accountFacts.known;
    // To take one away needs no key.
    if (Object.values(secrets).every((value) => value === '')) return ok(null);
    if (unusable !== null)
      return err({ code: 'accounts_unusable', file: this.#parts.file, reason: unusable });
    return state === 'locked' || state === 'lost' ? err({ code: 'secrets_locked', state }) : ok(null);
  }

  /** Keeps values; empty ones are taken away. */
  async put(definitionId: string, values: SplitConfig['secrets']): Promise<Result<null, SecretRefusal>> {
    if (Object.keys(values).length === 0) return ok(null);
    const { file, thread, accountFacts } = this.#parts;
    const put = await accountAnswer<null, SecretRefusal>(
      file,
      thread.ask('putInputSecrets', { definitionId, values }),
    );
    if (put.ok) await accountFacts.lookNow();
    return put;
  }

  /** The values a run is given; what keeps them from being read, as problems of the group. */
  async open(definitionId: string, routineName: string): Promise<Result<RoutineConfig, Problem[]>> {
    const inputs = this.#namesOf(routineName);
    const kept = this.#parts.accountFacts.known.inputSecrets[definitionId] ?? [];
    if (!inputs.some((name) => kept.includes(name))) return ok({});
    const { file, thread } = this.#parts;
    const opened = await accountAnswer<RoutineConfig, SecretRefusal>(
      file,
      thread.ask('openInputSecrets', { definitionId, inputs }),
    );
    if (opened.ok) return opened;
    const detail = opened.error.code === 'accounts_unusable' ? { reason: opened.error.reason } : {};
    return err([errorAt('routineConfig', opened.error.code, detail)]);
  }

  /** The groups are gone, or are others now. A file that can't be written keeps nobody from deleting a group. */
  async forget(definitionIds: readonly string[]): Promise<void> {
    const { thread, accountFacts, file } = this.#parts;
    const { inputSecrets } = accountFacts.known;
    const having = definitionIds.filter((id) => Object.hasOwn(inputSecrets, id));
    if (having.length === 0) return;
    await accountAnswer(file, thread.ask('forgetInputSecrets', { definitionIds: having }));
    await accountFacts.lookNow().catch(() => undefined);
  }

  /** After a start: groups may have gone while the program was not there. */
  async forgetAllBut(exists: (definitionId: string) => boolean): Promise<void> {
    await this.forget(Object.keys(this.#parts.accountFacts.known.inputSecrets).filter((id) => !exists(id)));
  }

  #namesOf(routineName: string): readonly string[] {
    const inputs = this.#parts.routines.list().find(({ name }) => name === routineName)?.inputs ?? [];
    return inputs.filter(isSecretInput).map(({ name }) => name);
  }
}
