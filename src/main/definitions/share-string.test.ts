import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShareString, packShareString, unpackShareString } from './share-string';

const LIMIT = 1_000_000;
const unpack = async (text: string, limit = LIMIT) => {
  const unpacked = await unpackShareString(text, limit);
  return unpacked.ok ? Buffer.from(unpacked.value).toString() : unpacked.error;
};

describe('share strings', () => {
  it('give back any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await unpack(packShareString(text))).toBe(text.toWellFormed());
      }),
    );
  });

  it('survive line breaks and blanks on their way', async () => {
    const text = packShareString('x'.repeat(50) + 'daily rewards');
    const folded = `\n  ${text.replaceAll(/.{20}/g, '$&\r\n ')}\n`;
    expect(isShareString(folded)).toBe(true);
    expect(await unpack(folded)).toBe('x'.repeat(50) + 'daily rewards');
  });

  it('stay as they are across versions of Muster', async () => {
    expect(await unpack('MUSTER1:q64FAA.300099f6')).toBe('{}');
  });

  const good = packShareString('{"musterBundle":1,"definitions":[]}');
  it.each([
    ['cut off at the end', good.slice(0, -3), 'cut_off'],
    ['cut off in the middle', good.slice(0, 20), 'cut_off'],
    ['nothing but its beginning', 'MUSTER1:', 'cut_off'],
    ['one character changed', good.replace(/:(.)/, (_, c: string) => (c === 'q' ? ':r' : ':q')), 'checksum'],
    ['text around it', `${good} see you`, 'not_base64'],
    ['foreign characters', good.replace('.', '§.'), 'not_base64'],
    ['no compressed bytes', stringOf(Buffer.from([0xff, 0xff, 0xff, 0xff])), 'not_compressed'],
  ])('with %s are refused', async (_name, text, flaw) => {
    expect(await unpack(text)).toEqual({ code: 'share_string_broken', flaw });
  });

  it('that unpack to more than is allowed are not unpacked', async () => {
    const bomb = stringOf(deflateRawSync(Buffer.alloc(20_000_000)));
    expect(bomb.length).toBeLessThan(40_000);
    expect(await unpack(bomb)).toEqual({ code: 'share_string_broken', flaw: 'too_large' });
  });

  it('of a newer version say so', async () => {
    expect(await unpack('MUSTER2:abc')).toEqual({ code: 'share_string_newer', version: 2, supported: 1 });
  });
});

function stringOf(packed: Uint8Array): string {
  const checksum = createHash('sha256').update(packed).digest('hex').slice(0, 8);
  return `MUSTER1:${Buffer.from(packed).toString('base64url')}.${checksum}`;
}
