import { describe, expect, it } from 'vitest';
import { NOT_FOUND, type NodeMatch, type Recognition } from '../../../shared/recognition';
import { parseDump } from '../nodes/parse-dump';
import type { Sight } from '../recogniser';
import { nodeRecogniser } from './node';

const TREE = parseDump(`<hierarchy rotation="0">
  <node text="" resource-id="com.example:id/list" class="android.widget.ListView" bounds="[0,0][540,900]">
    <node text="Claim now" resource-id="com.example:id/claim" class="android.widget.Button" bounds="[10,10][110,60]"/>
    <node text="CLAIM" resource-id="com.example:id/claim" class="android.widget.Button" bounds="[10,70][110,120]"/>
    <node text="Claim" resource-id="com.example:id/claim" class="android.widget.Button" bounds="[10,900][110,900]"/>
    <node text="" content-desc="12 coins" resource-id="screen.coins" class="com.example.view.Coin" bounds="[200,0][240,40]"/>
  </node>
</hierarchy>`);

function look(node: NodeMatch, all = false): Promise<Recognition> {
  const sight = { tree: () => Promise.resolve(TREE) } as unknown as Sight;
  return Promise.resolve(
    nodeRecogniser.recognise({ kind: 'node', node, all }, sight, new AbortController().signal),
  );
}

describe('an element of an app', () => {
  it('is where it is first, with its text and no score', async () => {
    expect(await look({ id: 'claim' })).toEqual({
      ...NOT_FOUND,
      found: true,
      box: { x: 10, y: 10, width: 100, height: 50 },
      text: 'Claim now',
    });
  });

  it.each<[string, NodeMatch, string | null]>([
    ['a whole id', { id: 'com.example:id/claim' }, 'Claim now'],
    ['an id without an app', { id: 'screen.coins' }, '12 coins'],
    ['part of an id', { id: 'clai' }, null],
    ['a class', { className: 'Coin' }, '12 coins'],
    ['a whole class', { className: 'android.widget.Button' }, 'Claim now'],
    ['part of a class', { className: 'widget.Button' }, null],
    ['a text without case', { text: { how: 'equals', text: 'claim' } }, 'CLAIM'],
    ['part of a text', { text: { how: 'contains', text: 'NOW' } }, 'Claim now'],
    ['a pattern', { text: { how: 'matches', text: '^[A-Z]+$' } }, 'CLAIM'],
    ['a description', { description: { how: 'matches', text: '\\d+ coins' } }, '12 coins'],
    ['all of it', { id: 'claim', text: { how: 'equals', text: 'claim' }, className: 'Button' }, 'CLAIM'],
    ['not all of it', { id: 'claim', className: 'Coin' }, null],
    ['a path', { path: '//ListView/Button[2]' }, 'CLAIM'],
    ['a path and more', { path: '//Button', text: { how: 'equals', text: 'CLAIM' } }, 'CLAIM'],
    ['what is scrolled out of sight', { path: '(//Button)[3]' }, null],
  ])('by %s', async (_, match, text) => {
    expect(await look(match)).toMatchObject({ found: text !== null, text });
  });

  it('is all of them where they are asked for', async () => {
    const { all, runnerUp } = await look({ className: 'Button' }, true);
    expect(all.map(({ y }) => y)).toEqual([10, 70]);
    expect(runnerUp).toBeNull();
  });

  it('says what is wrong with a path or a pattern made at run time', async () => {
    await expect(look({ path: '//Button[' })).rejects.toThrow(/path can't be read: Character 10/);
    await expect(look({ text: { how: 'matches', text: '(' } })).rejects.toThrow(/pattern can't be read/);
  });
});
