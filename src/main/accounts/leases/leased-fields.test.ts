import { describe, expect, it } from 'vitest';
import { leasesOfTest, taken } from '../../../../testing/accounts-leases-rig';
import { anOwner, aPool } from '../../../../testing/accounts-samples';
import type { AccountFieldType } from '../../../shared/account';
import type { HeldAccount } from '../account-leases';
import type { OpenAccountLeases } from './sqlite-account-leases';

const FIELDS: Record<string, AccountFieldType> = {
  ...{ city: 'text', level: 'number', premium: 'boolean', born: 'date', pause: 'duration' },
  ...{ password: 'secret' },
};

async function heldAccount(): Promise<{ leases: OpenAccountLeases; account: HeldAccount }> {
  const { leases, thread } = await leasesOfTest(['a']);
  for (const [name, type] of Object.entries(FIELDS))
    await thread.ask('putField', { field: { name, type, label: '' } });
  thread.file.run("INSERT INTO account_tags (account_id, tag) SELECT id, 'vip' FROM accounts");
  // A box whose contents show for which account and field they were sealed.
  thread.file.secrets = {
    seal: (uid, fieldId, clear) => Buffer.from(`${uid}/${String(fieldId)}/${clear}`),
    open: (uid, fieldId, sealed) =>
      Buffer.from(sealed)
        .toString()
        .replace(`${uid}/${String(fieldId)}/`, ''),
  };
  return { leases, account: taken(await leases.take(aPool(), anOwner())) };
}

describe('fields under a lease', () => {
  it.each([
    ['city', 'Köln', 'Köln'],
    ['CITY', 'Köln', 'Köln'],
    ['level', 2.5, 2.5],
    ['premium', true, true],
    ['born', '2026-11-21', '2026-11-21T00:00:00.000Z'],
    ['pause', '90s', 90_000],
    ['label', 'x', 'x'],
    ['notes', 'x', 'x'],
    ['city', null, null],
  ])('writes %s %j and reads it back as %j', async (field, value, read) => {
    const { leases, account } = await heldAccount();
    await leases.writeField(account, field, value);
    expect(await leases.readField(account, field)).toEqual(read);
  });

  it('reads what is built in', async () => {
    const { leases, account } = await heldAccount();
    expect(await leases.readField(account, 'key')).toBe('a');
    expect(await leases.readField(account, 'status')).toBe('available');
    expect(await leases.readField(account, 'tags')).toBe('vip');
    expect(await leases.readField(account, 'lastUsedAt')).toBe('2026-01-01T00:00:00.000Z');
  });

  it.each([
    ['level', 'many', 'account_value_invalid'],
    ['premium', 1, 'account_value_invalid'],
    ['city', 'x'.repeat(10_001), 'account_value_invalid'],
    ['label', 'x'.repeat(201), 'account_value_invalid'],
    ['key', 'x', 'account_value_invalid'],
    ['status', 'failed', 'account_value_invalid'],
    ['a.key = 1; DROP TABLE uses', 'x', 'account_field_unknown'],
  ])('refuses to write %s', async (field, value, code) => {
    const { leases, account } = await heldAccount();
    await expect(leases.writeField(account, field, value)).rejects.toMatchObject({
      name: 'AccountError',
      code,
    });
  });

  it('counts from nothing, and only numbers', async () => {
    const { leases, account } = await heldAccount();
    expect(await leases.incrementField(account, 'level', 2)).toBe(2);
    expect(await leases.incrementField(account, 'level', -0.5)).toBe(1.5);
    expect(await leases.incrementField(account, 'pause', 1_000)).toBe(1_000);
    for (const [field, amount] of [
      ['city', 1],
      ['pause', -2_000],
      ['failureCount', 1],
      ['level', Infinity],
    ] as const)
      await expect(leases.incrementField(account, field, amount)).rejects.toMatchObject({
        code: 'account_value_invalid',
      });
  });

  it('gives a secret only to who asks for one', async () => {
    const { leases, account } = await heldAccount();
    await expect(leases.secret(account, 'password')).rejects.toMatchObject({ code: 'account_value_invalid' });
    await leases.writeField(account, 'password', 'hunter2');
    expect(await leases.secret(account, 'password')).toBe('hunter2');
    await expect(leases.readField(account, 'password')).rejects.toMatchObject({
      code: 'account_value_invalid',
    });
    await expect(leases.secret(account, 'city')).rejects.toMatchObject({ code: 'account_value_invalid' });
  });

  it('are out of reach when the lease is over', async () => {
    const { leases, account } = await heldAccount();
    await leases.settle(account, { outcome: 'returned', reason: '', numbers: {} }, aPool());
    for (const late of [
      leases.readField(account, 'city'),
      leases.writeField(account, 'city', 'x'),
      leases.incrementField(account, 'level', 1),
      leases.secret(account, 'password'),
    ])
      await expect(late).rejects.toMatchObject({ code: 'account_lost', detail: { key: 'a' } });
  });
});
