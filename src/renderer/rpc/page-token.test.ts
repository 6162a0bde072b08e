import { beforeEach, expect, test } from 'vitest';
import { pageToken } from './page-token';

beforeEach(() => {
  window.sessionStorage.clear();
  window.history.replaceState(null, '', '/');
});

test('a token in the address leaves it, and a reload still knows it', () => {
  window.history.replaceState({ kept: true }, '', '/?view=1#token=secret');
  expect(pageToken(window)).toBe('secret');
  expect(window.location.href).not.toContain('secret');
  expect(window.location.search).toBe('?view=1');
  expect(window.history.state).toEqual({ kept: true });
  expect(pageToken(window)).toBe('secret');
});

test('a new address brings a new token', () => {
  window.sessionStorage.setItem('muster-token', 'old');
  expect(pageToken(window)).toBe('old');
  window.history.replaceState(null, '', '/#token=new');
  expect(pageToken(window)).toBe('new');
  expect(pageToken(window)).toBe('new');
});

test('without either there is none', () => {
  expect(pageToken(window)).toBeUndefined();
});
