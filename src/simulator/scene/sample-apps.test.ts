import { describe, expect, it } from 'vitest';
import { createTestPhone } from '../../../testing/simulator/test-phone';

describe('sample apps', () => {
  it('open from the home screen and go home again', async () => {
    const { phone, tapOn } = await createTestPhone();
    for (const [icon, name] of [
      ['rewards', 'rewards'],
      ['form', 'form'],
      ['checkout', 'checkout'],
      ['flaky', 'flaky'],
      ['clock', 'clock'],
    ] as const) {
      expect(tapOn(icon)).toBe(icon);
      expect(phone.state().package).toBe(`com.example.${name}`);
      phone.pressKey('HOME');
      expect(phone.state().package).toBe('com.example.launcher');
    }
  });

  it('rewards: six claims complete a round, coins outlive the process but not pm clear', async () => {
    const { phone, clock, tapOn, textOf } = await createTestPhone({ seed: 3 });
    phone.launch('com.example.rewards', null);
    expect(phone.state().screen).toBe('splash');
    await clock.advance(1200);
    for (let gift = 0; gift < 6; gift++) expect(tapOn(`claim.${String(gift)}`)).toBe(`claim.${String(gift)}`);
    expect(tapOn('claim.0')).toBeNull();
    expect(textOf('coins')).toBe('330');
    await clock.advance(600);
    expect(phone.state().popups).toContain('complete');
    expect(tapOn('next_round')).toBe('next_round');
    expect(phone.state().variables).toMatchObject({
      round: 2,
      claimed: [false, false, false, false, false, false],
    });
    phone.forceStop('com.example.rewards');
    phone.launch('com.example.rewards', null);
    expect(phone.state().variables).toMatchObject({ coins: 330, round: 1 });
    phone.clearData('com.example.rewards');
    phone.launch('com.example.rewards', null);
    expect(phone.state().variables).toMatchObject({ coins: 120 });
  });

  it('rewards: an offer pops up by chance, takes all taps, and closes by its cross or BACK', async () => {
    const { phone, clock, tapOn, textOf } = await createTestPhone();
    phone.launch('com.example.rewards', null);
    await clock.advance(120_000);
    expect(phone.state().popups).toEqual(['offer']);
    expect(textOf('coins')).toBeUndefined();
    expect(phone.tap(100, 416)).toBeNull();
    expect(tapOn('offer_close')).toBe('offer_close');
    expect(phone.state().popups).toEqual([]);
  });

  it('form: refuses bad entries, takes good ones', async () => {
    const { phone, clock, tapOn, textOf } = await createTestPhone();
    phone.launch('com.example.form', null);
    expect(tapOn('submit')).toBeNull();
    tapOn('terms');
    tapOn('name');
    phone.typeText('Ada Lovelacex');
    phone.pressKey('DEL');
    tapOn('submit');
    expect(phone.state().screen).toBe('form');
    phone.pressKey('ENTER');
    phone.typeText('ada@example.com');
    phone.pressKey('TAB');
    phone.typeText('engine1843');
    expect(textOf('password')).toBe('••••••••••');
    tapOn('submit');
    await clock.advance(1500);
    expect(textOf('welcome')).toBe('Welcome, Ada Lovelace!');
    expect(phone.typeText('nobody has the focus')).toBeNull();
  });

  it('checkout: scrolls, counts, and orders', async () => {
    const { phone, tapOn, textOf } = await createTestPhone();
    phone.launch('com.example.checkout', null);
    expect(tapOn('checkout')).toBeNull();
    tapOn('more.0');
    tapOn('more.0');
    expect(textOf('pizza.9')).toBeUndefined();
    expect(phone.swipe({ x: 200, y: 700 }, { x: 200, y: 100 })).toBe('list');
    tapOn('more.9');
    expect(textOf('checkout')).toBe('Checkout · € 26.00');
    tapOn('checkout');
    tapOn('address');
    phone.typeText('Via Roma 1');
    tapOn('order');
    tapOn('confirm');
    expect(textOf('order_number')).toBe('Order number 00101');
  });

  it('flaky: crashes and freezes are told by the system', async () => {
    const { phone, clock, tapOn, textOf } = await createTestPhone();
    phone.launch('com.example.flaky', null);
    await clock.advance(1000);
    tapOn('crash_now');
    expect(phone.pidOf('com.example.flaky')).toBeUndefined();
    expect(phone.focus()).toMatchObject({ dialog: 'Application Error: com.example.flaky' });
    expect(textOf('alertTitle')).toBe('Flaky has stopped');
    expect(phone.tap(90, 450)).toBeNull();
    tapOn('aerr_close');
    expect(phone.focus().dialog).toBeNull();
    phone.launch('com.example.flaky', null);
    while (phone.state().screen !== 'main') await clock.advance(500);
    tapOn('freeze_now');
    expect(tapOn('work')).toBeNull();
    expect(phone.state().popups).toContain('notResponding');
  });

  it('clock: swipes change the tab, the timer runs out', async () => {
    const { phone, clock, tapOn, textOf } = await createTestPhone();
    phone.launch('com.example.clock', null);
    expect(textOf('time')).toBe('09:30');
    phone.swipe({ x: 400, y: 400 }, { x: 100, y: 420 });
    for (let tap = 0; tap < 5; tap++) tapOn('minus');
    tapOn('start');
    await clock.advance(3000);
    expect(textOf('left')).toBe('0:07');
    await clock.advance(7000);
    expect(phone.state().popups).toEqual(['alarm']);
  });

  it('do the same for the same seed, and something else for another', async () => {
    const play = async (seed: number) => {
      const { phone, clock, tapOn } = await createTestPhone({ seed });
      const seen: unknown[] = [];
      phone.launch('com.example.flaky', null);
      for (let step = 0; step < 40; step++) {
        await clock.advance(900);
        if (phone.nodes().some(({ id }) => id === 'work')) tapOn('work');
        seen.push(phone.state(), phone.capture().pixels.subarray(300_000, 300_400).toString('hex'));
      }
      return JSON.stringify(seen);
    };
    const first = await play(5);
    expect(await play(5)).toBe(first);
    expect(await play(6)).not.toBe(first);
  });
});
