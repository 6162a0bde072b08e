import { expect, test } from 'vitest';
import { addressWithToken, tokenOfFragment } from './hello';

test.each(['abc', 'a-b_c~.', 'a+b/c=', 'with space & more#'])(
  'the token %s survives its address',
  (token) => {
    const address = addressWithToken('http://127.0.0.1:7700/', token);
    expect(address.startsWith('http://127.0.0.1:7700/#token=')).toBe(true);
    expect(tokenOfFragment(new URL(address).hash)).toBe(token);
  },
);

test.each(['', '#', '#token=', '#mytoken=x', '#/groups', 'token'])('%s has no token', (fragment) => {
  expect(tokenOfFragment(fragment)).toBeUndefined();
});

test('what is badly escaped is taken as it is', () => {
  expect(tokenOfFragment('#view=1&token=%zz%2')).toBe('%zz%2');
});
