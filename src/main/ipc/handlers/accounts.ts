import type { Contract, Handlers } from '../../../shared/contract';
import { ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { ErrorOfCall } from '../../../shared/rpc/contract-types';
import { accountAnswer } from '../../accounts/account-answer';
import type { AnswerOf, InputOf } from '../../accounts/file/accounts-protocol';
import { createListIndexes } from '../../accounts/list-indexes';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `accounts.${string}`>;
type NamesOf<L extends string> = Pick<Handlers, Extract<Names, `accounts.${L}`>>;
type Parts = Pick<HandlerParts, 'accounts' | 'now' | 'logger'>;

/** Which operation carries out which call, and so what it may refuse with. */
interface Carried {
  readonly listAccounts: 'accounts.list';
  readonly getAccount: 'accounts.get';
  readonly listHolders: 'accounts.holders';
  readonly listUses: 'accounts.ledger';
  readonly openSecret: 'accounts.reveal';
  readonly createAccount: 'accounts.create';
  readonly updateAccount: 'accounts.update';
  readonly changeAccounts: 'accounts.change';
  readonly undoChange: 'accounts.undo';
  readonly putField: 'accounts.putField';
  readonly removeField: 'accounts.removeField';
  readonly putView: 'accounts.putView';
  readonly removeView: 'accounts.removeView';
}

/** Calls on accounts → their file. Wiring, no logic. */
export function createAccountHandlers(parts: Parts): Pick<Handlers, Names> {
  return { ...readingHandlers(parts), ...writingHandlers(parts), ...keyHandlers(parts) };
}

function readingHandlers(parts: Parts): NamesOf<'list' | 'get' | 'holders' | 'ledger' | 'reveal'> {
  const { accounts, now, logger } = parts;
  const ask = askerOf(accounts);
  const indexes = createListIndexes(accounts.thread, logger);
  return {
    'accounts.list': async (input) => {
      const page = await ask('listAccounts', { ...input, nowMs: now(), session: sessionOf(accounts) });
      if (page.ok) indexes.shown(input, page.value.total);
      return page;
    },
    'accounts.get': ({ key }) => ask('getAccount', { key, session: sessionOf(accounts) }),
    'accounts.holders': (input) =>
      ask('listHolders', { ...input, nowMs: now(), session: sessionOf(accounts) }),
    'accounts.ledger': async (input) => changedInto(await ask('listUses', input), (entries) => ({ entries })),
    'accounts.reveal': async ({ accountId, field }) => {
      const opened = await ask('openSecret', { accountId, field });
      if (opened.ok) logger.info({ event: 'account.revealed', account: opened.value.key, field });
      return changedInto(opened, ({ value }) => ({ value }));
    },
  };
}

type Written =
  'create' | 'update' | 'change' | 'undo' | 'putField' | 'removeField' | 'putView' | 'removeView';

function writingHandlers({ accounts, now }: Parts): NamesOf<Written> {
  const ask = askerOf(accounts);
  return {
    'accounts.create': async ({ draft }) =>
      changedInto(await ask('createAccount', { draft, nowMs: now() }), (accountId) => ({ accountId })),
    'accounts.update': (input) =>
      ask('updateAccount', { ...input, nowMs: now(), session: sessionOf(accounts) }),
    'accounts.change': (input) => ask('changeAccounts', { ...input, nowMs: now() }),
    'accounts.undo': (input) => ask('undoChange', { ...input, nowMs: now() }),
    'accounts.putField': async (input) => changedInto(await ask('putField', input), () => ({})),
    'accounts.removeField': async (input) => changedInto(await ask('removeField', input), () => ({})),
    'accounts.putView': async (input) => changedInto(await ask('putView', input), () => ({})),
    'accounts.removeView': async (input) => changedInto(await ask('removeView', input), () => ({})),
  };
}

function keyHandlers({
  accounts,
}: Parts): NamesOf<'unlock' | 'setPassphrase' | 'rotateKey' | 'forgetSecrets'> {
  const { keyring, file } = accounts;
  return {
    'accounts.unlock': async ({ passphrase }) =>
      changedInto(flat(await accountAnswer(file, keyring.unlock(passphrase))), () => ({})),
    'accounts.setPassphrase': async ({ passphrase }) =>
      changedInto(flat(await accountAnswer(file, keyring.setPassphrase(passphrase))), () => ({})),
    'accounts.rotateKey': async () =>
      changedInto(flat(await accountAnswer(file, keyring.rotate())), (changed) => ({ changed })),
    'accounts.forgetSecrets': async () =>
      changedInto(await accountAnswer(file, keyring.forget()), (changed) => ({ changed })),
  };
}

function askerOf({
  file,
  thread,
}: HandlerParts['accounts']): <N extends keyof Carried>(
  name: N,
  input: InputOf<N>,
) => Promise<Result<AnswerOf<N>, ErrorOfCall<Contract, Carried[N]> | ErrorOf<'accounts_unusable'>>> {
  return (name, input) => accountAnswer(file, thread.ask(name, input));
}

function sessionOf({ leases }: HandlerParts['accounts']): string | null {
  return leases.session === '' ? null : leases.session;
}

function changedInto<T, U, E>(result: Result<T, E>, change: (value: T) => U): Result<U, E> {
  return result.ok ? ok(change(result.value)) : result;
}

/** A refusal within an answer is a refusal. */
function flat<T, E, F>(answer: Result<Result<T, E>, F>): Result<T, E | F> {
  return answer.ok ? answer.value : answer;
}
