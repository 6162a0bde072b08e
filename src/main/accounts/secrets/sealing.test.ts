import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  generationOf,
  newKey,
  NotOpenedError,
  openBytes,
  openSecret,
  purposeOf,
  sealBytes,
  sealSecret,
} from './sealing';

const KEY = newKey();
const PLACE = { accountUid: 'a'.repeat(32), fieldId: 7 };
/** Any UTF-16, also halves of pairs. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});

describe('a sealed secret', () => {
  it('gives back any text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 0xffff_ffff }), (text, generation) => {
        const sealed = sealSecret(generation, KEY, PLACE, text);
        expect(generationOf(sealed)).toBe(generation);
        expect(openSecret(KEY, PLACE, sealed)).toBe(text);
      }),
    );
  });

  it('is refused when any bit of it was turned', () => {
    const sealed = sealSecret(1, KEY, PLACE, 'päss-wörd 🔑');
    for (let bit = 0; bit < sealed.byteLength * 8; bit++) {
      const turned = Uint8Array.from(sealed);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openSecret(KEY, PLACE, turned), `bit ${String(bit)}`).toThrow(NotOpenedError);
    }
  });

  it('is refused when it is cut short or longer', () => {
    const sealed = sealSecret(1, KEY, PLACE, 'x');
    for (let length = 0; length < sealed.byteLength; length++)
      expect(() => openSecret(KEY, PLACE, sealed.subarray(0, length))).toThrow(NotOpenedError);
    expect(() => openSecret(KEY, PLACE, Buffer.concat([sealed, Buffer.from([0])]))).toThrow(NotOpenedError);
  });

  it('opens for no other account, field or key', () => {
    const sealed = sealSecret(1, KEY, PLACE, 'x');
    const elsewhere = [
      { ...PLACE, accountUid: 'b'.repeat(32) },
      { ...PLACE, fieldId: 8 },
      // Parts can't be moved over the border between them.
      { accountUid: `${PLACE.accountUid}\u00007`, fieldId: 7 },
    ];
    for (const place of elsewhere) expect(() => openSecret(KEY, place, sealed)).toThrow(NotOpenedError);
    expect(() => openSecret(newKey(), PLACE, sealed)).toThrow(NotOpenedError);
  });

  it('is another one each time, and tells nothing of what is inside when it does not open', () => {
    const [one, two] = [
      sealSecret(1, KEY, PLACE, 'planted-secret'),
      sealSecret(1, KEY, PLACE, 'planted-secret'),
    ];
    expect(Buffer.from(one).equals(two)).toBe(false);
    expect(Buffer.from(one).includes('planted')).toBe(false);
    const thrown = (() => {
      try {
        return openSecret(newKey(), PLACE, one);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(NotOpenedError);
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain('planted');
  });
});

describe('a sealed key', () => {
  it('opens only for what it was sealed for', () => {
    const sealed = sealBytes(KEY, newKey(), purposeOf('data key', 'keyFile', 1));
    expect(openBytes(KEY, sealed, purposeOf('data key', 'keyFile', 1))).toHaveLength(32);
    for (const purpose of [
      purposeOf('data key', 'keyFile', 2),
      purposeOf('data key', 'passphrase', 1),
      purposeOf('data key proof', 1),
    ])
      expect(() => openBytes(KEY, sealed, purpose)).toThrow(NotOpenedError);
  });
});
